"""The store: reports with their whole text, claims, the events last linked, and inputs that wait for another try."""

from rasid.store.database import Added, Store
from rasid.store.errors import StoreError

__all__ = ["Added", "Store", "StoreError"]
