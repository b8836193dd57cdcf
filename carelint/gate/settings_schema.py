"""The schema of settings as JSON Schema, for editors.

In: the gate's own schema. Out: JSON Schema (draft 2020-12); `reports/settings.schema.json` holds the same.
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from carelint.gate.settings_file import SettingsModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _OneOrMany(GenerateJsonSchema):
    """Every list may be written as the one thing in it, as the gate reads it."""

    def list_schema(self, schema: core_schema.ListSchema) -> JsonSchemaValue:
        made = super().list_schema(schema)
        return {"anyOf": [made["items"], made]}


def schema() -> dict[str, Any]:
    """What a settings file may hold."""
    made = SettingsModel.model_json_schema(schema_generator=_OneOrMany)
    for one in (made, *made["$defs"].values()):
        _tidied(one)
    return {"$schema": DIALECT, **made, "title": "Settings of carelint"}


def _tidied(model: dict[str, Any]) -> None:
    """Without what is never written, and without defaults: a key that is left out is left to the next file."""
    model.get("properties", {}).pop("password", None)
    for one in model.get("properties", {}).values():
        one.pop("default", None)
        one.pop("title", None)
        if one.get("type") == "integer":
            one["minimum"] = 1
