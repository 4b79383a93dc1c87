"""Linking measured on stories: incidents, copies, versions and kills found, and how the incidents finally stand.

* Incidents are clusters of gold events. An event of the program is the gold event that it answers, by type and
  sentence as in `score`; one that answers none is there for precision only. A gold event in no incident stands alone.
  Events of reports that a kill takes back have no part in it.
* Copies are pairs of reports that rest on the same words, over others too; the versions of one text count as one there.
  Versions are pairs of one chain, a kill and what it takes back among them.
* A gold incident is answered by the incident that holds most of its events; its standing is right if it is the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.evaluate.clusters import compare_b_cubed, compare_pairs, join_pairs
from readout.evaluate.corpus import read_report_file
from readout.evaluate.linked import Linked, Told
from readout.evaluate.scores import Rate, rate
from readout.evaluate.story_files import GoldIncident, GoldStory, StoryFolder
from readout.records import Incident

Pairs = set[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A gold incident and the incident that holds most of its events; `None`: none of its events was found."""

    incident: GoldIncident
    told: Incident | None

    @property
    def right(self) -> bool:
        """Whether it finally stands as it should."""
        return self.told is not None and self.told.standing == self.incident.standing


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryScores:
    """How links stand to the gold of some stories; a rate is `None` where nothing was due and nothing told.

    `found` is B-cubed of the events alone that both have. `independent` are gold copies that are in another family than
    what they copy.
    """

    counts: dict[str, int]
    b_cubed: Rate
    pairs: Rate
    found: Rate
    copies: Rate | None
    versions: Rate | None
    withdrawn: Rate | None
    independent: tuple[str, ...]
    answers: tuple[Answer, ...]


def measure_stories(folder: StoryFolder, told: Told, linked: Linked) -> StoryScores:
    """Return how right the links are of the reports of a folder."""
    gold = cluster_gold(folder)
    withdrawn = {report for story in folder.stories for report in story.withdrawn()}
    predicted = cluster_incidents(linked.incidents, told, withdrawn)
    shared = gold.keys() & predicted.keys()
    return StoryScores(
        counts={
            "stories": len(folder.stories),
            "reports": len(folder.paths),
            "gold incidents": sum(len(story.incidents) for story in folder.stories),
            "gold events": len(gold),
            "events": len(predicted),
            "incidents": len(set(predicted.values())),
        },
        b_cubed=compare_b_cubed(gold, predicted),
        pairs=compare_pairs(gold, predicted),
        found=compare_b_cubed({key: gold[key] for key in shared}, {key: predicted[key] for key in shared}),
        copies=_rate_copies(folder.stories, linked),
        versions=_rate_versions(folder.stories, linked),
        withdrawn=_rate_sets(withdrawn, {name for name, kin in linked.families.items() if kin.status == "withdrawn"}),
        independent=find_independent(folder.stories, linked),
        answers=answer_incidents(folder.stories, linked.incidents, told.names),
    )


def cluster_gold(folder: StoryFolder) -> dict[str, str]:
    """Return the incident of every gold event of a folder, by its key; its own key where it is in none."""
    gone = {report for story in folder.stories for report in story.withdrawn()}
    reports = [read_report_file(path) for path in folder.paths if path.stem not in gone]
    found = {key: key for report in reports for event in report.events for key in [f"{report.id} {event.id}"]}
    for story in folder.stories:
        for incident in story.incidents:
            found.update((key, f"{story.name} {incident.name}") for key in incident.members if key in found)
    return found


def cluster_incidents(incidents: Iterable[Incident], told: Told, withdrawn: set[str]) -> dict[str, str]:
    """Return the incident of every event by its gold key, by its own id where gold lacks it."""
    reports = {telling.event: telling.report for telling in told.tellings}
    return {
        told.names.get(event, event): incident.id
        for incident in incidents
        for event in incident.events
        if reports[event] not in withdrawn
    }


def answer_incidents(
    stories: Iterable[GoldStory], incidents: Iterable[Incident], names: Mapping[str, str]
) -> tuple[Answer, ...]:
    """Return for every gold incident the one that holds most of its events; of several the first by id."""
    owners = {names[event]: incident for incident in incidents for event in incident.events if event in names}
    return tuple(
        Answer(incident=incident, told=_find_owner(incident, owners))
        for story in stories
        for incident in story.incidents
    )


def _find_owner(incident: GoldIncident, owners: Mapping[str, Incident]) -> Incident | None:
    found = [owners[key] for key in incident.members if key in owners]
    counts = Counter(owner.id for owner in found)
    return min(found, key=lambda owner: (-counts[owner.id], owner.id), default=None)


def find_independent(stories: Iterable[GoldStory], linked: Linked) -> tuple[str, ...]:
    """Return the gold copies that would be counted as sources of their own."""
    origins = {name: family.origin for name, family in linked.families.items()}
    pairs = [pair for story in stories for pair in story.copies.items()]
    return tuple(copy for copy, source in pairs if origins.get(copy, copy) != origins.get(source, source))


def _rate_copies(stories: Sequence[GoldStory], linked: Linked) -> Rate | None:
    chains = join_pairs(pair for story in stories for pair in story.versions.items())
    gold = [pair for story in stories for pair in story.copies.items()]
    told = [(tie.report, tie.other) for tie in linked.ties if tie.kind == "copy"]
    due, found = (
        join_pairs((chains.get(one, one), chains.get(other, other)) for one, other in pairs) for pairs in (gold, told)
    )
    return _rate_sets(_pairs(due), _pairs(found))


def _rate_versions(stories: Sequence[GoldStory], linked: Linked) -> Rate | None:
    gold = [pair for story in stories for table in (story.versions, story.kills) for pair in table.items()]
    told = [(tie.report, tie.other) for tie in linked.ties if tie.kind in ("version", "withdrawal")]
    return _rate_sets(_pairs(join_pairs(gold)), _pairs(join_pairs(told)))


def _pairs(clusters: Mapping[str, str]) -> Pairs:
    members: dict[str, list[str]] = {}
    for item, cluster in clusters.items():
        members.setdefault(cluster, []).append(item)
    return {frozenset(pair) for group in members.values() for pair in combinations(group, 2)}


def _rate_sets(due: set[str] | Pairs, told: set[str] | Pairs) -> Rate | None:
    shared = sum(item in due for item in told)
    return rate(shared, len(told), len(due)) if due or told else None
