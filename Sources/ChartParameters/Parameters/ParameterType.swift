package import KubernetesFacts
import ManifestTree

/// The values that a parameter accepts.
package enum ParameterType: Sendable {
  case bool
  /// An integer in a range.
  case integer(ClosedRange<Int64>)
  /// A string with a format.
  case text(TextForm)
  /// One of these strings.
  case choice([String])
  /// A list of strings with a format and a minimum number of items.
  case texts(TextForm, atLeast: Int)
  /// A map of strings with a format, without the keys that the spec sets; the keys are those of labels or annotations.
  case entries(TextForm, except: [String])
  /// A prefix for names with a maximum length.
  case prefix(atMost: Int)
  /// A number of pods, or a percentage from 0% to 100%.
  case podBound
  /// A list of different maps with only the key `name`, the name of an object.
  case objectNames
  /// The values that a field of a Kubernetes or Istio object accepts.
  case field(ValueSchema)
  /// Any value, if there is no schema.
  case anything

  /// A number of pods, from 0.
  package static let pods = ParameterType.integer(0...Int64(Int32.max))
  /// The percentages that `podBound` accepts, from 0% to 100%, as a regular expression.
  package static let podPercentagePattern = "^(100|[1-9]?[0-9])%$"
  /// A positive integer: a number of pods, or a target utilization in percent.
  package static let positive = ParameterType.integer(1...Int64(Int32.max))
}

/// The formats of string parameters that keep an object valid.
package enum TextForm: String, Sendable, CaseIterable {
  case any
  /// An image's name with its registry.
  case repository
  /// A registry's host, optionally with a path.
  case registry
  case tag
  case digest
  /// A host, optionally with a leading wildcard.
  case host
  case quantity
  /// Five cron fields, or a macro such as `@daily`.
  case schedule
  case name
  case labelValue
  /// A percentage from 0 to 100.
  case percentage

  /// Whether an integer is accepted instead of a string: `tag: 20261129`, `cpu: 2`, `PORT: 8080`.
  package var acceptsIntegers: Bool {
    switch self {
    case .any, .tag, .quantity, .percentage: true
    case .repository, .registry, .digest, .host, .schedule, .name, .labelValue: false
    }
  }

  /// The integers that are accepted instead of a string.
  ///
  /// The limit is 2^53 - 1, because Helm reads numbers in files as floats.
  package var integers: ClosedRange<Int64> {
    let most: Int64 = 9_007_199_254_740_991
    switch self {
    case .any: return -most...most
    case .percentage: return 0...100
    default: return 0...most
    }
  }

  /// The format as a regular expression for Go, JSON Schema, and Python; nil if any string is accepted.
  package var pattern: String? {
    switch self {
    case .any: nil
    case .repository: "^\(ImageReference.repositoryPattern)$"
    case .registry: "^(\(ImageReference.registryPattern))?$"
    case .tag: "^(\(ImageReference.tagPattern))?$"
    case .digest: "^\(ImageReference.digestPattern)$"
    case .host: "^\(HostPattern.pattern)$"
    case .quantity: "^\(Quantity.pattern)$"
    case .schedule: "^(\(CronSchedule.pattern))$"
    case .labelValue: "^(\(LabelValue.pattern))?$"
    case .percentage: "^(100([.]0+)?|[0-9]{1,2}([.][0-9]{1,9})?)$"
    case .name: "^\(NameForm.domainPattern)$"
    }
  }

  /// The format of the keys in a map of strings with this format, as a regular expression: keys of labels or of
  /// annotations.
  package var keyPattern: String {
    "^\(self == .labelValue ? QualifiedName.pattern : QualifiedName.annotationKeyPattern)$"
  }

  /// Whether a map of strings with this format accepts a key.
  package func acceptsKey(_ key: String) -> Bool {
    QualifiedName.accepts(key, inAnyCase: self != .labelValue)
  }
}
