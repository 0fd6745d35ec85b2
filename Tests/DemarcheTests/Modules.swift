// What the tests of the library and its commands speak of.
@_exported import Anomalies
@_exported import Commands
@_exported import Explanation
@_exported import Inference
@_exported import Lint
@_exported import Loading
@_exported import Reading
@_exported import Report
@_exported import RuleModel
@_exported import SourceText

@_exported import struct YAMLReading.YAMLLimits
