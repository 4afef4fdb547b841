"""Tables at a real server that speaks S3: copied whole, then swapped whole when a new build is put there.

`make test-deploy` installs the server, which no other test needs.
"""

import shutil
from pathlib import Path

import pytest

from dashboard import tables
from dashboard.remote import Mirror
from etl.identity import BUILD_DIR, built_id

boto3 = pytest.importorskip("boto3", reason="make test-deploy installs it")
ThreadedMotoServer = pytest.importorskip("moto.server").ThreadedMotoServer
BUCKET = "tables"


@pytest.fixture(scope="module")
def store():
    """A server that speaks S3, and a client of it."""
    patch = pytest.MonkeyPatch()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        patch.setenv(name, "essai")
    patch.setenv("AWS_DEFAULT_REGION", "eu-west-3")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    client = boto3.client("s3", endpoint_url=f"http://{host}:{port}")
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    yield client, f"{host}:{port}"
    server.stop()
    patch.undo()


@pytest.fixture
def mirror(store, tmp_path) -> Mirror:
    """A copy to be, of a store that holds this project's tables."""
    client, host = store
    upload(client, BUILD_DIR)
    address = f"s3://{BUCKET}/build?endpoint_override={host}&scheme=http&region=eu-west-3"
    return Mirror(address, tmp_path / "copies" / "current")


def upload(client, folder: Path) -> None:
    for path in folder.iterdir():
        client.upload_file(str(path), BUCKET, f"build/{path.name}")


def count(mirror: Mirror) -> int:
    return tables.connect(mirror.folder).execute("select count(*) from figures").fetchone()[0]


def test_tables_of_an_object_store_are_copied_and_a_new_build_takes_their_place(mirror, store, tmp_path):
    assert mirror.refresh()
    assert built_id(mirror.folder) == built_id(BUILD_DIR)
    assert count(mirror) > 1000
    assert not mirror.refresh()

    new = Path(shutil.copytree(BUILD_DIR, tmp_path / "new"))
    (new / "build_id").write_text("f" * 64, encoding="ascii")
    upload(store[0], new)
    assert mirror.refresh()
    assert built_id(mirror.folder) == "f" * 64
    assert count(mirror) > 1000


def test_a_store_without_tables_is_refused(store, tmp_path):
    address = f"s3://{BUCKET}/nowhere?endpoint_override={store[1]}&scheme=http&region=eu-west-3"
    with pytest.raises(OSError):
        Mirror(address, tmp_path / "current").refresh()
