"""What schemathesis must be told beyond its configuration; see schemathesis.toml."""

import schemathesis

# The bytes of an upload are sent as they are.
schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")


@schemathesis.hook
def map_body(context, body):
    """Writes whole numbers without a point.

    For JSON Schema 259.0 is an integer; the service takes integers as they are usually written, and answers 400 to
    the other spelling.
    """
    return whole(body)


def whole(value):
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {name: whole(item) for name, item in value.items()}
    return value
