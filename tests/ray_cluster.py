"""A real Ray cluster of two nodes on this machine, for as long as a process lives: its address on stdout, then orders.

"remove" on stdin kills the second node; the end of stdin ends all.
"""

import os
import sys

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

from ray.cluster_utils import Cluster

NODE = {"num_cpus": 1, "object_store_memory": 80_000_000}

cluster = Cluster(initialize_head=True, head_node_args=NODE | {"include_dashboard": False})
second = cluster.add_node(**NODE)
cluster.wait_for_nodes()
sys.stdout.write(f"{cluster.address}\n")
sys.stdout.flush()
for order in sys.stdin:
    if order.strip() == "remove":
        cluster.remove_node(second, allow_graceful=False)
        sys.stdout.write("removed\n")
        sys.stdout.flush()
cluster.shutdown()
