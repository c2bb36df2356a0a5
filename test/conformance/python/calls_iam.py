"""IAM's roles, their policies, and the versions of managed policies."""
import json

from driver import FACTS

SERVICE = "iam"
ROLE = {"RoleName": FACTS["roleArn"].split("/")[-1]}
STATEMENT = {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}
DOCUMENT = json.dumps({"Version": "2012-10-17", "Statement": [STATEMENT]})
ABSENT = f"arn:aws:iam::{FACTS['accountId']}:policy/absent"


def drive_iam(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    def expect(operation, what, got, wanted):
        driver.expect(SERVICE, operation, what, got, wanted)

    expect("GetRole", "Arn", ok("GetRole", **ROLE)["Role"]["Arn"], FACTS["roleArn"])
    refused("GetRole", "NoSuchEntity", RoleName="absent")
    refused("GetRole", "ValidationError", RoleName="not a name!")
    listed = driver.pages(SERVICE, "ListRoles", "Roles", 5)
    expect("ListRoles", "names", ROLE["RoleName"] in {one["RoleName"] for one in listed}, True)
    for name in ("one", "two", "two"):
        ok("PutRolePolicy", PolicyName=name, PolicyDocument=DOCUMENT, **ROLE)
    names = driver.pages(SERVICE, "ListRolePolicies", "PolicyNames", 1, **ROLE)
    expect("ListRolePolicies", "names", names, ["one", "two"])
    # boto3 decodes documents into objects.
    document = ok("GetRolePolicy", PolicyName="one", **ROLE)["PolicyDocument"]
    expect("GetRolePolicy", "document", document, json.loads(DOCUMENT))
    bad = {"PolicyName": "bad", **ROLE}
    refused("PutRolePolicy", "MalformedPolicyDocument", PolicyDocument="{", **bad)
    wide = {**STATEMENT, "Resource": f"arn:aws:s3:::{'x' * 10_240}"}
    long = json.dumps({"Version": "2012-10-17", "Statement": [wide]})
    refused("PutRolePolicy", "LimitExceeded", PolicyDocument=long, **bad)
    ok("DeleteRolePolicy", PolicyName="two", **ROLE)
    refused("DeleteRolePolicy", "NoSuchEntity", PolicyName="two", **ROLE)
    refused("GetRolePolicy", "NoSuchEntity", PolicyName="two", **ROLE)
    for operation in ("ListRolePolicies", "ListAttachedRolePolicies"):
        refused(operation, "NoSuchEntity", RoleName="absent")
    for operation in ("ListRoles", "ListPolicies"):
        refused(operation, "ValidationError", MaxItems=0)
    drive_policies(driver, ok, refused, expect)


def drive_policies(driver, ok, refused, expect):
    listed = driver.pages(SERVICE, "ListPolicies", "Policies", 20, Scope="Local")
    policies = [{"PolicyArn": one["Arn"]} for one in listed[:2]]
    for operation in ("GetPolicy", "ListPolicyVersions"):
        refused(operation, "NoSuchEntity", PolicyArn=ABSENT)
    for operation in ("GetPolicyVersion", "DeletePolicyVersion", "SetDefaultPolicyVersion"):
        refused(operation, "NoSuchEntity", PolicyArn=ABSENT, VersionId="v1")
    refused("CreatePolicyVersion", "NoSuchEntity", PolicyArn=ABSENT, PolicyDocument=DOCUMENT)
    refused("AttachRolePolicy", "NoSuchEntity", PolicyArn=ABSENT, **ROLE)
    refused("DetachRolePolicy", "NoSuchEntity", PolicyArn=ABSENT, **ROLE)
    attached = ok("ListAttachedRolePolicies", **ROLE)["AttachedPolicies"]
    expect("ListAttachedRolePolicies", "none", attached, [])
    for policy in policies:
        ok("AttachRolePolicy", **policy, **ROLE)
    attached = driver.pages(SERVICE, "ListAttachedRolePolicies", "AttachedPolicies", 1, **ROLE)
    arns = [{"PolicyArn": one["PolicyArn"]} for one in attached]
    expect("ListAttachedRolePolicies", "both", arns, policies)
    for policy in policies:
        ok("DetachRolePolicy", **policy, **ROLE)
    drive_versions(driver, ok, refused, expect, policies[0])


def drive_versions(driver, ok, refused, expect, policy):
    ok("AttachRolePolicy", **policy, **ROLE)
    count = ok("GetPolicy", **policy)["Policy"]["AttachmentCount"]
    expect("GetPolicy", "attached", count > 0, True)
    ok("DetachRolePolicy", **policy, **ROLE)
    made = ok("CreatePolicyVersion", PolicyDocument=DOCUMENT, **policy)["PolicyVersion"]
    version = {"VersionId": made["VersionId"], **policy}
    expect("CreatePolicyVersion", "default", made["IsDefaultVersion"], False)
    read = ok("GetPolicyVersion", **version)["PolicyVersion"]["Document"]
    expect("GetPolicyVersion", "document", read, json.loads(DOCUMENT))
    driver.pages(SERVICE, "ListPolicyVersions", "Versions", 1, **policy)
    ok("SetDefaultPolicyVersion", **version)
    refused("DeletePolicyVersion", "DeleteConflict", **version)
    for _ in range(3):
        ok("CreatePolicyVersion", PolicyDocument=DOCUMENT, **policy)
    refused("CreatePolicyVersion", "LimitExceeded", PolicyDocument=DOCUMENT, **policy)
    ok("DeletePolicyVersion", VersionId="v1", **policy)
