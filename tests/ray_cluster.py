"""A real Ray cluster of two nodes on this machine, for as long as a process lives: its address on stdout, then orders.

"remove" on stdin kills the second node, and says how many actors of ours it had; the end of stdin ends all.
"""

import os
import sys
from pathlib import Path

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

from ray.cluster_utils import Cluster

NODE = {"num_cpus": 1, "object_store_memory": 80_000_000}


def askers(node):
    """Processes of a node's raylet that ask."""
    raylets = {str(each.process.pid) for each in node.all_processes["raylet"]}
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            found += parent in raylets and b"_Asker" in (folder / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended meanwhile
    return found


cluster = Cluster(initialize_head=True, head_node_args=NODE | {"include_dashboard": False})
second = cluster.add_node(**NODE)
cluster.wait_for_nodes()
sys.stdout.write(f"{cluster.address}\n")
sys.stdout.flush()
for order in sys.stdin:
    if order.strip() == "remove":
        had = askers(second)
        cluster.remove_node(second, allow_graceful=False)
        sys.stdout.write(f"{had}\n")
        sys.stdout.flush()
cluster.shutdown()
