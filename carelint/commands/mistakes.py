"""Says what is wrong with a command line as everything else is said that somebody can mend.

In: an error of click's. Out: a `SettingsError`: the option, what was said, what is wrong with it, and the way out.
"""

from __future__ import annotations

import re

import click

from carelint.errors import SettingsError
from carelint.gate.nearest import hint, nearest
from carelint.writers.voice.wording import one_line

SAID = (
    (r"'(?P<value>.*)' is not one of .*", "it cannot have this value"),
    (r"No such command '(?P<value>.*)'\.?.*", "there is no such command"),
    (r"Got unexpected extra arguments? \((?P<value>.*)\)", "nothing more is expected here"),
    (r"Option .* requires (an argument|\d+ arguments)\.", "it needs a value"),
    (r"Option .* does not take a value\.", "it takes no value"),
    (r"'(?P<value>.*)': No such file or directory", "there is no such file"),
    (r"(File|Path) '(?P<value>.*)' does not exist\.", "there is no such file"),
    (r"Directory '(?P<value>.*)' does not exist\.", "there is no such folder"),
    (r"(File|Path) '(?P<value>.*)' is a directory\.", "it is a folder"),
    (r"(Directory|Path) '(?P<value>.*)' is a file\.", "it is a file, and no folder"),
)
"""What click says, since 8.1, and what we say; anything else is passed on in its own words."""
SHORTEST = 2
"""Letters of an option from which it may be the beginning of a longer one."""


def mistake(err: click.ClickException) -> SettingsError:
    """The same in our words."""
    reason, value = _reason(err)
    ways = [_meant(err, value), _help(err)]
    return SettingsError(reason, key=_key(err), value=one_line(value), hint=next(filter(None, ways), ""))


def _reason(err: click.ClickException) -> tuple[str, str]:
    """What is wrong, and the value with which it is."""
    if isinstance(err, click.NoSuchOption):
        return "there is no such option", ""
    if isinstance(err, click.MissingParameter):
        return "it is missing", ""
    for pattern, reason in SAID:
        if found := re.fullmatch(pattern, err.message, re.DOTALL):
            return reason, found.groupdict().get("value") or ""
    said = one_line(err.format_message()).rstrip(".")
    return said[:1].lower() + said[1:], ""


def _key(err: click.ClickException) -> str:
    """The option or argument, as it is written."""
    if isinstance(err, (click.NoSuchOption, click.BadOptionUsage)):
        return one_line(err.option_name)
    param = err.param if isinstance(err, click.BadParameter) else None
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name.strip("[].") if param else ""


def _meant(err: click.ClickException, value: str) -> str:
    """What may have been meant; nothing where nothing is near."""
    context = err.ctx if isinstance(err, click.UsageError) else None
    if isinstance(err, click.NoSuchOption) and context:
        return _option(err.option_name, context)
    if isinstance(err, click.BadParameter) and err.param and isinstance(err.param.type, click.Choice):
        return hint(value, [str(one) for one in err.param.type.choices], called="It may be")
    if value and context and isinstance(context.command, click.Group):
        return hint(value, context.command.list_commands(context), called="Commands")
    return ""


def _option(said: str, context: click.Context) -> str:
    """The option that begins so, or is written alike."""
    known = {name.lstrip("-"): name for one in context.command.get_params(context) for name in (*one.opts,)}
    bare = said.lstrip("-")
    begun = [one for one in known if one.startswith(bare)] if len(bare) >= SHORTEST else []
    near = begun if len(begun) == 1 else nearest(bare, [one for one in known if len(one) > 1])
    return f"Did you mean {' or '.join(known[one] for one in near)}?" if near else ""


def _help(err: click.ClickException) -> str:
    context = err.ctx if isinstance(err, click.UsageError) else None
    return f"{context.command_path if context else 'carelint COMMAND'} --help tells all that there is."
