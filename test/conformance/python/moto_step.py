"""One call of the comparison."""


def step(service, operation, params=None, case="", **keep):
    """`params` may be made of what earlier answers gave; `keep` says what later ones take of it."""
    return {
        "service": service,
        "operation": operation,
        "params": params or {},
        "case": case,
        "keep": keep,
    }
