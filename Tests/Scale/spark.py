"""`demarche batch` over the partitions of a file, run by Spark.

    spark.py MASTER PROGRAM INPUT OUTPUT PARTITIONS ARGUMENT…

The program is sent to whoever runs a partition. `checkCode` is needed: without it a program that fails yields nothing, silently.
"""

import os
import shlex
import sys

from pyspark import SparkConf, SparkContext

master, program, source, target, partitions, *arguments = sys.argv[1:]
conf = SparkConf().setMaster(master).setAppName("demarche").set("spark.ui.enabled", "false")
conf.set("spark.task.maxFailures", "8").set("spark.files", os.path.abspath(program))
context = SparkContext(conf=conf)
context.setLogLevel("ERROR")
# Where Spark puts the files that it sends differs from worker to worker: the shell asks it there.
find = 'exec "$(ls "$PWD"/%s 2>/dev/null || ls %s)" "$@"' % (os.path.basename(program), shlex.quote(os.path.abspath(program)))
command = shlex.join(["sh", "-c", find, "demarche", "batch", *arguments])
context.textFile(source, int(partitions)).pipe(command, checkCode=True).saveAsTextFile(target)
context.stop()
