"""S3: objects and their pages. A HEAD has no body, so that its errors show a status alone."""
from driver import FACTS, keys_of

SERVICE = "s3"
BUCKET = {"Bucket": FACTS["bucket"]}
ABSENT = {"Bucket": "conformance-absent"}
KEYS = ["a/1", "a/2", "a/b/3", "c", "ä ö+%"]


def drive_s3(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    def expect(operation, what, found, wanted):
        driver.expect(SERVICE, operation, what, found, wanted)

    ok("HeadBucket", **BUCKET)
    refused("HeadBucket", "404", **ABSENT)
    for key in KEYS:
        ok("PutObject", Key=key, Body=key.encode(), **BUCKET)
    drive_object(ok, refused, expect)
    drive_lists(driver, ok, refused, expect)
    drive_strangers(driver)
    for key in KEYS:
        ok("DeleteObject", Key=key, **BUCKET)
    ok("DeleteObject", Key="absent", **BUCKET)
    refused("DeleteObject", "NoSuchBucket", Key="a", **ABSENT)
    expect("DeleteObject", "left", ok("ListObjectsV2", **BUCKET).get("KeyCount"), 0)


def drive_object(ok, refused, expect):
    kept = {
        "ContentType": "text/plain",
        "StorageClass": "STANDARD_IA",
        "Metadata": {"file-owner": "200001"},
    }
    given = ok("PutObject", Key="c", Body=b"hello", **kept, **BUCKET)
    expect("PutObject", "ETag", given.get("ETag"), '"5d41402abc4b2a76b9719d911017c592"')
    kept["ChecksumCRC32"] = "NhCmhg=="  # boto3 sends it, and asks for it.
    expect("PutObject", "checksum", given.get("ChecksumCRC32"), kept["ChecksumCRC32"])
    for operation in ("HeadObject", "GetObject"):
        answer = ok(operation, Key="c", ChecksumMode="ENABLED", **BUCKET)
        expect(operation, "what was kept", {name: answer.get(name) for name in kept}, kept)
        expect(operation, "ContentLength", answer.get("ContentLength"), 5)
    expect("GetObject", "body", answer["Body"].read(), b"hello")
    empty = ok("PutObject", Key="c", Body=b"", **BUCKET)
    expect("PutObject", "empty ETag", empty.get("ETag"), '"d41d8cd98f00b204e9800998ecf8427e"')
    refused("PutObject", "NoSuchBucket", Key="a", Body=b"x", **ABSENT)
    refused("PutObject", "PreconditionFailed", Key="c", Body=b"x", IfNoneMatch="*", **BUCKET)
    refused("PutObject", "KeyTooLongError", Key="k" * 1025, Body=b"x", **BUCKET)
    refused("PutObject", "BadDigest", Key="c", Body=b"x", ChecksumCRC32="AAAAAA==", **BUCKET)
    refused("GetObject", "NoSuchKey", Key="absent", **BUCKET)
    refused("GetObject", "NoSuchBucket", Key="a", **ABSENT)
    refused("HeadObject", "404", Key="absent", **BUCKET)
    refused("HeadObject", "404", Key="a", **ABSENT)


def drive_lists(driver, ok, refused, expect):
    found = driver.pages(SERVICE, "ListObjectsV2", "Contents", 2, **BUCKET)
    expect("ListObjectsV2", "keys", [one["Key"] for one in found], KEYS)
    expect("ListObjectsV2", "sizes", [one["Size"] for one in found], [3, 3, 5, 0, 7])
    folded = ok("ListObjectsV2", Delimiter="/", Prefix="a/", StartAfter="a/1", **BUCKET)
    expect("ListObjectsV2", "folded", folded.get("CommonPrefixes"), [{"Prefix": "a/b/"}])
    expect("ListObjectsV2", "beside", [one["Key"] for one in folded["Contents"]], ["a/2"])
    prefixes = driver.pages(SERVICE, "ListObjectsV2", "CommonPrefixes", 1, Delimiter="/", **BUCKET)
    expect("ListObjectsV2", "prefixes", prefixes, [{"Prefix": "a/"}])
    none = ok("ListObjectsV2", Prefix="absent", **BUCKET)
    expect("ListObjectsV2", "none", (none.get("KeyCount"), none.get("Contents")), (0, None))
    refused("ListObjectsV2", "NoSuchBucket", **ABSENT)
    refused("ListObjectsV2", "InvalidArgument", ContinuationToken="no token", **BUCKET)
    refused("ListObjectsV2", "InvalidArgument", MaxKeys=-1, **BUCKET)


def drive_strangers(driver):
    """A role without permission for the bucket."""
    role = {"RoleArn": FACTS["roleArn"], "RoleSessionName": "stranger"}
    keys = keys_of(driver.ok("sts", "AssumeRole", **role)["Credentials"])
    for operation in ("GetObject", "PutObject", "DeleteObject"):
        driver.refused(SERVICE, operation, "AccessDenied", credentials=keys, Key="c", **BUCKET)
    driver.refused(SERVICE, "HeadObject", "403", credentials=keys, Key="c", **BUCKET)
    driver.refused(SERVICE, "HeadBucket", "403", credentials=keys, **BUCKET)
    driver.refused(SERVICE, "ListObjectsV2", "AccessDenied", credentials=keys, **BUCKET)
