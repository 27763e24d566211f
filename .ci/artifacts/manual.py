"""Man pages, from the description of the commands that ArgumentParser prints with --experimental-dump-help.

ArgumentParser's plugin reads the same description, but sets the discussion of a command as filled text in DESCRIPTION:
the sections EXAMPLES and EXIT CODES would lose their headings and lines.
"""

import datetime
import json
import re

# A heading in the discussion of a command; indented lines follow it.
HEADING = re.compile(r"[A-Z][A-Z ]+")


def pages(dump: str, version: str, date: int) -> dict[str, str]:
    """A page for portolan and one for each command, by name."""
    root = json.loads(dump)["command"]
    day = datetime.datetime.fromtimestamp(date, datetime.timezone.utc).strftime("%Y-%m-%d")
    commands = shown_commands(root)
    names = ["portolan", *(f"portolan-{c['commandName']}" for c in commands)]
    result = {}
    for name, command in zip(names, [root, *commands]):
        lines = [f'.TH {name.upper().replace("-", chr(92) + "-")} 1 {day} "portolan {version}" Portolan']
        lines += _page(name, command)
        others = [other for other in names if other != name]
        lines += [".SH SEE ALSO", ",\n".join(f".BR {escaped(other)} (1)" for other in others).replace(",\n", " ,\n")]
        result[name] = "\n".join(lines) + "\n"
    return result


def _page(name, command):
    words = name.replace("-", " ", 1)
    lines = [".SH NAME", f"{escaped(name)} \\- {escaped(command.get('abstract', '').rstrip('.'))}", ".SH SYNOPSIS"]
    subcommands = shown_commands(command)
    if name == "portolan":
        lines += [f".B {words}", "\\fIcommand\\fR [\\fIargument\\fR ...]"]
        calls = []
    else:
        calls = [(f"{words} {c['commandName']}", c) for c in subcommands] or [(words, command)]
    for index, (call, described) in enumerate(calls):
        lines += ([".br"] if index else []) + [f".B {escaped(call)}", *_synopsis(described)]
    paragraphs, sections = discussion(command.get("discussion", ""))
    if paragraphs:
        lines += [".SH DESCRIPTION", "\n.PP\n".join(map(_lines, paragraphs))]
    if subcommands:
        lines.append(".SH COMMANDS")
        for child in subcommands:
            lines += [".TP", f".B {escaped(child['commandName'])}", escaped(child.get("abstract", ""))]
    lines += [".SH OPTIONS", *_options(command)]
    for child in subcommands if name != "portolan" else []:
        if own := [argument for argument in _shown(child) if not _is_common(argument)]:
            lines += [f".SS {escaped(child['commandName'])}", *_options({"arguments": own})]
    for title, body in sections:
        lines += [f".SH {title}", ".nf", *map(escaped, body), ".fi"]
    return lines


def discussion(text):
    """The paragraphs, and the sections with a heading."""
    paragraphs, sections, current = [""], [], None
    for line in text.splitlines():
        if HEADING.fullmatch(line):
            current = []
            sections.append((line, current))
        elif current is not None and (line.startswith("  ") or not line):
            current.append(line[2:])
        elif line:
            current = None
            paragraphs[-1] += ("\n" if paragraphs[-1] else "") + line
        elif paragraphs[-1]:
            paragraphs.append("")
    for _, body in sections:
        while body and not body[-1]:
            body.pop()
    return [paragraph for paragraph in paragraphs if paragraph], sections


def _shown(command):
    return [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]


def _names(argument):
    return [("--" if n["kind"] == "long" else "-") + n["name"] for n in argument.get("names", [])]


def _is_common(argument):
    """Whether the argument is an option of every command."""
    return not {"--help", "--version"}.isdisjoint(_names(argument))


def _synopsis(command):
    parts = []
    for argument in _shown(command):
        if _is_common(argument):
            continue
        word = f"\\fI{escaped(argument['valueName'])}\\fR"
        if argument["kind"] != "positional":
            name = f"\\fB{escaped(_preferred(argument))}\\fR"
            word = f"{name} {word}" if argument["kind"] == "option" else name
        word += " ..." if argument.get("isRepeating") else ""
        parts.append(f"[{word}]" if argument.get("isOptional") else word)
    return parts


def _preferred(argument):
    name = argument["preferredName"]
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def shown_commands(command) -> list:
    """The subcommands for users."""
    return [
        c for c in command.get("subcommands", []) if c["commandName"] != "help" and c.get("shouldDisplay", True)
    ]


def described_arguments(command) -> list[tuple[str, str]]:
    """Each argument of a command as it is written, and what it means."""
    described = []
    for argument in _shown(command):
        value, names = f"<{argument['valueName']}>", ", ".join(_names(argument))
        title = value if argument["kind"] == "positional" else names
        described.append((f"{names} {value}" if argument["kind"] == "option" else title, _meaning(argument)))
    return described


def _meaning(argument) -> str:
    text = [argument.get("abstract", "")]
    if (values := argument.get("allValues")) and not all(v in text[0] for v in values):
        text.append(f"One of {', '.join(values)}.")
    if default := argument.get("defaultValue"):
        text.append(f"Default: {default}.")
    return " ".join(filter(None, text))


def _options(command):
    lines = []
    for argument in _shown(command):
        value = f"\\fI{escaped(argument['valueName'])}\\fR"
        names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in _names(argument))
        title = value if argument["kind"] == "positional" else f"{names} {value}" if argument["kind"] == "option" else names
        lines += [".TP", title, escaped(_meaning(argument))]
    return lines


def _lines(paragraph: str) -> str:
    return "\n".join(map(escaped, paragraph.splitlines()))


def escaped(text: str) -> str:
    """Text escaped for troff."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text
