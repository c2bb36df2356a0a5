"""scim2-tester over the SCIM endpoint. Prints every result as JSON."""
import json
import os

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import ResourceType, Schema, ScimPolicy, ScimProvider
from scim2_tester import check_server

FACTS = json.loads(os.environ["ROLLCALL_FACTS"])["scim"]
SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema"
# The developer guide requires these in words and not in the schema that it shows.
REQUIRED = {"userName", "displayName", "name", "givenName", "familyName"}


def required(attributes):
    for one in attributes:
        one["required"] = one["name"] in REQUIRED
        required(one.get("subAttributes", []))


def provider(network):
    """What the server publishes, with what the guide says beside it."""
    schemas = network.get("/Schemas").json()["Resources"]
    for schema in schemas:
        schema["schemas"] = [SCHEMA]
        required(schema["attributes"])
    types = network.get("/ResourceTypes").json()["Resources"]
    for one in types:
        for extension in one.get("schemaExtensions", []):
            # The guide's own examples of users leave the extension out that it requires here.
            extension["required"] = False
    # Errors carry members of their own beside the RFC's.
    policy = ScimPolicy(unknown=ScimPolicy.Unknown.ignore)
    return ScimProvider.from_discovery(
        [Schema.model_validate(one) for one in schemas],
        [ResourceType.model_validate(one) for one in types],
        None,
        policy,
    )


headers = {"Authorization": f"Bearer {FACTS['token']}"}
with Client(base_url=FACTS["url"], headers=headers, timeout=30) as network:
    client = SyncSCIMClient(network, provider=provider(network))
    results = check_server(client)
shown = [
    {
        "status": one.status.name,
        "title": one.title,
        "type": one.resource_type or "",
        "reason": str(one.reason or "")[:500],
    }
    for one in results
]
print(json.dumps(shown))
