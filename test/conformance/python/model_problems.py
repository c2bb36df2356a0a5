"""What botocore's own validator does not hold an answer to: patterns, enums, unknown members."""
import json
import re
from xml.etree import ElementTree


def constraint_problems(value, shape, path):
    """Patterns and enums, which botocore's own validator leaves out."""
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, member in value.items():
            if name in shape.members:
                yield from constraint_problems(member, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            yield from constraint_problems(item, shape.member, f"{path}[{index}]")
    elif shape.type_name == "map":
        for name, item in value.items():
            yield from constraint_problems(item, shape.value, f"{path}[{name}]")
    elif shape.type_name == "string" and isinstance(value, str):
        enum, pattern = getattr(shape, "enum", None), shape.metadata.get("pattern")
        if enum and value not in enum:
            yield f"{path} is {value}, which is none of {enum}"
        if pattern and not matches(pattern, value):
            yield f"{path} is {value}, which is not {pattern}"


def matches(pattern, value):
    try:
        return re.fullmatch(translated(pattern), value) is not None
    except re.error:
        return True


def translated(pattern):
    """Unicode classes that Python's expressions do not have stand for nearly anything."""
    return re.sub(r"\\p\{\w+\}", r"\\w\\s.,;:!?/@#%&*()_+=<>|~^$'\"-", pattern)


def unknown_members(value, shape, path):
    if shape.type_name == "structure" and isinstance(value, dict):
        known = {
            member.serialization.get("name", name): member for name, member in shape.members.items()
        }
        for name, member in value.items():
            if name in known:
                yield from unknown_members(member, known[name], f"{path}.{name}")
            elif name != "__type":
                yield f"{path}.{name} is unknown to the model"
    elif shape.type_name == "list" and isinstance(value, list):
        for item in value:
            yield from unknown_members(item, shape.member, path)
    elif shape.type_name == "map" and isinstance(value, dict):
        for item in value.values():
            yield from unknown_members(item, shape.value, path)


def unknown_problems(raw, shape, path, protocol):
    """Members of the answer as it was sent that the model does not have."""
    if protocol in ("json", "rest-json") and raw:
        yield from unknown_members(json.loads(raw), shape, path)
    elif protocol == "rest-xml" and isinstance(raw, bytes) and raw:
        yield from unknown_elements(ElementTree.fromstring(raw), shape, path)


def unknown_elements(node, shape, path):
    """Lists are flat: an element for each item."""
    if shape.type_name != "structure":
        return
    known = {
        member.serialization.get("name", name): member for name, member in shape.members.items()
    }
    for child in node:
        tag = child.tag.split("}")[-1]
        member = known.get(tag)
        if member is None:
            yield f"{path}.{tag} is unknown to the model"
        else:
            item = member.member if member.type_name == "list" else member
            yield from unknown_elements(child, item, f"{path}.{tag}")
