"""The tables, by topic. Importing this package makes all of them known to the metadata."""

from storage.models.agencies import (
    Agency,
    AgencyGroup,
    AgencySettings,
    Alias,
    Body,
    GroupMember,
    Holiday,
    OccasionDays,
)
from storage.models.announcements import Announcement, AnnouncementReceipt
from storage.models.assignments import (
    Assignment,
    Attachment,
    CallMade,
    EscalationNote,
    ProgressReport,
    Reminder,
    Request,
    Verification,
)
from storage.models.base import Base
from storage.models.chat_groups import ChatGroup
from storage.models.hearings import Hearing, Sitting
from storage.models.meetings import Clause, Meeting, NamedAgency, Resolution, ResolutionLink
from storage.models.messages import (
    Broadcast,
    Delivery,
    Dialogue,
    Event,
    HistoryHead,
    InboxRow,
    Job,
    Lease,
    MessageLink,
    Notice,
)
from storage.models.orders import Order, OrderReceipt
from storage.models.people import Account, Appointment, Invite, JoiningTry, Person, StrangerCount
from storage.models.searching import SearchEntry, SearchKind
from storage.models.watching import AlarmRow, Sign

__all__ = [
    "Account",
    "Agency",
    "AgencyGroup",
    "AgencySettings",
    "AlarmRow",
    "Alias",
    "Announcement",
    "AnnouncementReceipt",
    "Appointment",
    "Assignment",
    "Attachment",
    "Base",
    "Body",
    "Broadcast",
    "CallMade",
    "ChatGroup",
    "Clause",
    "Delivery",
    "Dialogue",
    "EscalationNote",
    "Event",
    "GroupMember",
    "Hearing",
    "HistoryHead",
    "Holiday",
    "InboxRow",
    "Invite",
    "Job",
    "JoiningTry",
    "Lease",
    "Meeting",
    "MessageLink",
    "NamedAgency",
    "Notice",
    "OccasionDays",
    "Order",
    "OrderReceipt",
    "Person",
    "ProgressReport",
    "Reminder",
    "Request",
    "Resolution",
    "ResolutionLink",
    "SearchEntry",
    "SearchKind",
    "Sign",
    "Sitting",
    "StrangerCount",
    "Verification",
]
