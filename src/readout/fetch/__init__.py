"""The one room that asks the network: pages and feeds that a user named, and what they lead to."""
