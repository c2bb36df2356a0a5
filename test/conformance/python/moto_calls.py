"""One script of calls on the sandbox and on moto: what each answers, member by member, as JSON."""
import base64
import datetime
import json
import os
import re

# Read when moto is imported.
FACTS = json.loads(os.environ["ROLLCALL_FACTS"])
os.environ["MOTO_ACCOUNT_ID"] = FACTS["accountId"]

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer
from moto_script import SCRIPT, prepare

KEYS = {"aws_access_key_id": "AKIAOPERATOR00000000", "aws_secret_access_key": "operator"}
# What differs by chance: ids, tokens, handles. Their place in an answer is compared, not they.
CHANCE = [
    (re.compile(r"^([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "<id>"),
    (re.compile(r"^(ASIA|AKIA)[A-Z0-9]{16}$"), "<access key>"),
    (re.compile(r"^AROA[A-Z0-9]{17}:"), "<role id>:"),
    (re.compile(r"\b(fs|loc|task|exec)-[0-9a-f]{17}\b"), r"\1-<id>"),
    (re.compile(r"\bssoins-[a-z0-9]{16}\b"), "ssoins-<id>"),
    (re.compile(r"^d-[a-z0-9]{10}$"), "d-<id>"),
    (re.compile(r"/execution/[a-z0-9]{12}$"), "/execution/<id>"),
    (re.compile(r"^https?://[^/]+/.*/"), "<url>/"),
    (re.compile(r"^https?://[^/]+/"), "<url>/"),
]
SECRET = {"SecretAccessKey", "SessionToken", "ReceiptHandle", "NextToken", "PackedPolicySize"}
SECRET |= {"NextContinuationToken"}


class Side:
    """One of the two, with the ids that its answers gave."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.clients = {}
        self.state = {}

    def client(self, service):
        if service not in self.clients:
            config = Config(retries={"max_attempts": 1}, parameter_validation=False)
            self.clients[service] = boto3.client(
                service,
                endpoint_url=self.endpoint,
                region_name=FACTS["region"],
                config=config,
                **KEYS,
            )
        return self.clients[service]

    def answer(self, step):
        client = self.client(step["service"])
        params = step["params"](self.state) if callable(step["params"]) else step["params"]
        names = client.meta.method_to_api_mapping
        name = next(python for python, api in names.items() if api == step["operation"])
        try:
            answer = getattr(client, name)(**params)
        except ClientError as error:
            return {"error": error.response["Error"]["Code"]}
        answer.pop("ResponseMetadata", None)
        for key, read in step.get("keep", {}).items():
            self.state[key] = read(answer)
        return answer


def flat(value, path=""):
    """Paths of leaves to their values; a list shows its length, and its first item's members."""
    if isinstance(value, dict):
        for name, member in sorted(value.items()):
            yield from flat("<secret>" if name in SECRET else member, f"{path}.{name}")
    elif isinstance(value, list):
        yield f"{path}[]", len(value)
        if value:
            yield from flat(value[0], f"{path}[0]")
    elif isinstance(value, datetime.datetime):
        yield path, "<time>"
    elif hasattr(value, "read"):
        yield from flat(value.read(), path)
    elif isinstance(value, bytes):
        yield path, base64.b64encode(value).decode()
    elif isinstance(value, str):
        yield path, plain(value)
    else:
        yield path, value


def plain(text):
    for pattern, label in CHANCE:
        if pattern.search(text):
            return pattern.sub(label, text)
    return "<time>" if re.fullmatch(r"\d{10}(\d{3})?(\.\d+)?", text) else text


def compare(step, here, there):
    ours, theirs = dict(flat(here)), dict(flat(there))
    rows = []
    for path in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(path, "(absent)"), theirs.get(path, "(absent)")
        if one != other:
            rows.append({"path": path.lstrip("."), "ours": str(one), "theirs": str(other)})
    name = f"{step['service']}:{step['operation']}"
    case = step.get("case", "")
    return {"call": name, "case": case, "members": len(ours | theirs), "differences": rows}


server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
try:
    host, port = server.get_host_and_port()
    sides = (Side(FACTS["endpoint"]), Side(f"http://{host}:{port}"))
    prepare(*sides, FACTS)
    compared = []
    for step in SCRIPT(FACTS):
        here, there = (side.answer(step) for side in sides)
        compared.append(compare(step, here, there))
finally:
    server.stop()
print(json.dumps(compared))
