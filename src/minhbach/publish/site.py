"""The organisation's own site: where its pages stand and which pages explain how it works.

The pages are those the IFCN Code of Principles asks for (method, ownership and funding,
corrections policy, a way to report an error), named with schema.org's properties of an
`Organization` in the data of every page.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from minhbach.errors import BadInput


@dataclass(frozen=True, slots=True)
class Site:
    """`address` is where all paths begin, without a slash at its end; `logo` an address or empty.

    `contact` is an e-mail address or empty. Paths begin and end with a slash.
    Raises BadInput for an address that cannot be the beginning of a page's address.
    """

    name: str
    address: str
    language: str
    contact: str = ""
    logo: str = ""
    method: str = "/method/"
    about: str = "/about/"
    corrections: str = "/corrections/"
    corrections_policy: str = "/corrections-policy/"
    report_error: str = "/report-an-error/"

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise BadInput("The address of the site begins with https:// and a name.")
        if self.address.endswith("/") or parts.query or parts.fragment:
            raise BadInput("The address of the site ends without a slash, a query or a fragment.")

    def url(self, path: str) -> str:
        """The absolute address of a page; `path` begins with a slash."""
        return self.address + path
