"""The accounts that the tests of forms share."""

from __future__ import annotations

import pytest

from carelint.audit.reporting.account import Account
from carelint.rulebook import Rulebook
from tests.audit.reporting.made import accounts as make


@pytest.fixture(scope="session")
def accounts(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Account]:
    """Made once."""
    return make(rulebook, tmp_path_factory.mktemp("accounts"))
