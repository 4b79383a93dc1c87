"""A tiny treebank in the layout that training reads."""

from pathlib import Path

TREES = """# newdoc id = GUM_news_sample
# sent_id = GUM_news_sample-1
# text = President Vladimir Putin met the Palestinians at the Department of State.
1\tPresident\tPresident\tPROPN\tNNP\t_\t3\tnmod:desc\t_\tEntity=(1-person-new-Putin
2\tVladimir\tVladimir\tPROPN\tNNP\t_\t3\tcompound\t_\t_
3\tPutin\tPutin\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=1)
4\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-person-new-
6\tPalestinians\tPalestinian\tPROPN\tNNPS\t_\t4\tobj\t_\tEntity=2)
7\tat\tat\tADP\tIN\t_\t9\tcase\t_\t_
8\tthe\tthe\tDET\tDT\t_\t9\tdet\t_\tEntity=(3-organization-new-
9\tDepartment\tDepartment\tPROPN\tNNP\t_\t4\tobl\t_\t_
10\tof\tof\tADP\tIN\t_\t11\tcase\t_\t_
11\tState\tState\tPROPN\tNNP\t_\t9\tnmod\t_\tEntity=(4-abstract-new-State)3)|SpaceAfter=No
12\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = GUM_news_sample-2
# text = They don't agree
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tagree\tagree\tVERB\tVB\t_\t_\t_\t_\t_

"""
NAMES = """# sent_id = n-1
1\tPutin\tB-PER\t-\t-
2\tmet\tO\t-\t-
3\tHamas\tB-ORG\t-\t-
4\tFriday\tB-OTH\t-\t-

"""


def write_treebank(folder: Path, copies: int = 1) -> Path:
    for bank in ("ewt", "gum"):
        (folder / bank).mkdir(parents=True)
        for part in ("train", "dev", "test"):
            (folder / bank / f"{part}.conllu").write_text(TREES * copies, encoding="utf-8")
    (folder / "uner").mkdir()
    for part in ("dev", "test"):
        (folder / "uner" / f"{part}.iob2").write_text(NAMES * copies, encoding="utf-8")
    return folder
