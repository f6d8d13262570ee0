"""The jobs of reading minutes: taken one by one, read in a worker process, answered whatever happens to it."""

import asyncio
import logging
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from typing import Final

from bot import workers
from bot.loops import forever, through_outages
from bot.premises import Premises
from minutes.draft import Draft
from minutes.errors import MinutesRefused, Refusal
from services.importing import ReadingJob, claim_job, reading_finished, reading_refused
from storage.unit_of_work import UnitOfWork

LOOK_AGAIN: Final = 1.0
SECONDS: Final = 70.0
BROKE: Final = "failed"
logger = logging.getLogger(__name__)


class Reading:
    """Reads documents. Each gets a process of its own, so that what one leaves behind cannot meet the next."""

    def __init__(self, premises: Premises) -> None:
        self._premises = premises
        premises.database.when_queued(premises.fetched.ring)

    async def run(self) -> None:
        """Read until cancelled."""
        await forever(self._round)

    async def _round(self) -> None:
        rights = self._premises.rights
        job = await claim_job(rights.owner, rights.is_gone, self._premises.unit_of_work(), self._premises.clock.now())
        if job is None:
            await self._premises.fetched.wait(LOOK_AGAIN)
            return
        try:
            draft = await self._read(job)
        except MinutesRefused as refused:
            await self._refuse(job, refused.code.value)
        except (BrokenProcessPool, TimeoutError):
            # Too much memory or time: another try would end the same way.
            logger.exception("the document of job %s broke its reader", job.id)
            await self._refuse(job, Refusal.TOO_LARGE.value)
        except Exception:
            # A document that the reader trips over must not stand before all others; its sender is told.
            logger.exception("the document of job %s could not be read", job.id)
            await self._refuse(job, BROKE)
        else:
            await through_outages(lambda: reading_finished(job.id, draft, *self._now()))

    async def _read(self, job: ReadingJob) -> Draft:
        if job.text is not None:
            work = partial(workers.read_text, job.text, job.known_names, job.known_meetings)
        else:
            path = self._premises.files.path_of(job.stored_name or "")
            work = partial(workers.read_file, path, job.name, job.known_names, job.known_meetings)
        pool = ProcessPoolExecutor(1, get_context("spawn"), workers.limit_this_process)
        try:
            return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(pool, work), SECONDS)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    async def _refuse(self, job: ReadingJob, code: str) -> None:
        erased = await through_outages(lambda: reading_refused(job.id, code, *self._now()))
        if erased is not None:
            await self._premises.files.erase(erased)

    def _now(self) -> tuple[UnitOfWork, datetime]:
        """What a step of services.importing wants behind its own arguments."""
        return self._premises.unit_of_work(), self._premises.clock.now()
