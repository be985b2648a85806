"""What every test may use: the material beside the project, when it is there."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# Nobody's own record may decide a test, nor a test change it; also in the processes that tests start.
os.environ.pop("TALLYSTICK_RECORD", None)
os.environ["TALLYSTICK_HOME"] = tempfile.mkdtemp(prefix="tallystick-home-")
atexit.register(shutil.rmtree, os.environ["TALLYSTICK_HOME"], ignore_errors=True)

# By default a property fails when one example takes 200 ms of wall time; a busy machine is no fault of ours.
settings.register_profile("tallystick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tallystick")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository: annotated texts and files as their sources serve them.

    A user's clone has none: the test is skipped. Where TALLYSTICK_REQUIRE_SHARED is set (in CI) it must be there.
    """
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("TALLYSTICK_REQUIRE_SHARED"):
            pytest.fail(f"{folder.name}/ must stand beside the repository here")
        pytest.skip("needs the folder shared/ beside the repository")
    return folder
