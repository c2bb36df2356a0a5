"""STS, and the access portal's one call."""
from driver import FACTS, keys_of

SERVICE = "sts"
NAME = {"RoleSessionName": "conformance"}


def drive_sts(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    ok("GetCallerIdentity")
    role = {"RoleArn": FACTS["roleArn"], **NAME}
    answer = ok("AssumeRole", SourceIdentity="someone", Tags=[{"Key": "team", "Value": "a"}], **role)
    keys = keys_of(answer["Credentials"])
    who = driver.ok(SERVICE, "GetCallerIdentity", credentials=keys).get("Arn", "")
    driver.expect(SERVICE, "GetCallerIdentity", "session", who, answer["AssumedRoleUser"]["Arn"])
    refused("AssumeRole", "AccessDenied", RoleArn=f"{FACTS['roleArn']}-absent", **NAME)
    refused("AssumeRole", "ValidationError", RoleArn=FACTS["roleArn"], RoleSessionName="not a name!")
    refused("AssumeRole", "ValidationError", DurationSeconds=60, **role)
    refused("AssumeRole", "ValidationError", DurationSeconds=43200, **role)
    web = {"RoleArn": FACTS["webIdentity"]["roleArn"], **NAME}
    token = FACTS["webIdentity"]["token"]
    ok("AssumeRoleWithWebIdentity", WebIdentityToken=token, **web)
    head, payload, _ = token.split(".")
    forged = f"{head}.{payload}.{'A' * 86}"
    refused(
        "AssumeRoleWithWebIdentity", "InvalidIdentityToken", WebIdentityToken=forged, **web
    )
    refused(
        "AssumeRoleWithWebIdentity", "InvalidIdentityToken", WebIdentityToken="no token", **web
    )


def drive_portal(driver):
    role = {"roleName": "Scientist", "accountId": FACTS["accountId"]}
    driver.ok("sso", "GetRoleCredentials", accessToken=FACTS["portalToken"], **role)
    driver.refused("sso", "GetRoleCredentials", "UnauthorizedException", accessToken="wrong", **role)
