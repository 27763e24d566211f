import ManifestTree

/// A manifest's value in which some parts come from a chart's values.
///
/// The vocabulary is closed: all that it can say is said here, is evaluated by ``Evaluation`` and is written for Helm by
/// ``TemplateWriter``, to the same objects.
indirect enum Template: Sendable {
  /// What is the same with all values.
  case literal(Node)
  case map([Entry])
  case list([Item])
  /// A text with parts that the installation decides.
  case text([TextPart])
  /// A scalar of the values.
  case value(ValuesPath, Scalar)
  /// A map or list of the values, whole.
  case block(ValuesPath)
  /// An image that is put together from its `repository`, `tag` and `digest`.
  case image(ValuesPath)
  /// The grace period of a service's pods, cut to what its spot nodes leave them.
  case gracePeriod(service: ValuesPath)
  /// The fewest pods of an autoscaler: its own value, or where that is null the service's `replicaCount`.
  case fewestPods(service: ValuesPath)
  /// A whole number of the values, and so much more.
  case sum(ValuesPath, Int64)
  /// The digest of the data of these definitions.
  case checksum([Definition.Name])
  /// The data of a definition.
  case definition(Definition.Name)

  /// One key of a map, or several that are made together.
  enum Entry: Sendable {
    case pair(String, Template, when: Condition?)
    /// All entries of a map of the values.
    case entries(of: ValuesPath)
    /// `nodeSelector`, `affinity`, `tolerations` and `topologySpreadConstraints` of a service's pods.
    case scheduling(Scheduling)
  }

  /// One item of a list, or all those of a list of the values.
  enum Item: Sendable {
    case item(Template, when: Condition?)
    case items(of: ValuesPath)
  }

  /// A part of a text.
  enum TextPart: Sendable, Equatable {
    case literal(String)
    case namePrefix
    case namespace
    case spotLabel
    case spotValue
    /// The hash of a definition's content, as names have it; a Secret's type counts, too.
    case contentHash(Definition.Name, type: String)
  }

  /// How a scalar of the values is written.
  enum Scalar: Sendable {
    case text
    /// Text for which a whole number may stand.
    case textOrInteger
    case integer
    case bool
    /// Anything, such as a number or a share.
    case any
  }

  /// Where a service's pods run.
  struct Scheduling: Sendable {
    /// The service's values.
    let service: ValuesPath
    /// The labels by which its pods are selected.
    let selector: [(key: String, value: [TextPart])]
  }
}

/// When a part of a manifest is there.
indirect enum Condition: Sendable, Equatable {
  case isTrue(ValuesPath)
  case isFalse(ValuesPath)
  /// The value is there: not null.
  case isSet(ValuesPath)
  /// The value is not there, or null.
  case isUnset(ValuesPath)
  /// The value is there and not empty.
  case isFilled(ValuesPath)
  /// The value is true, or it is null and the chart is installed into one of these namespaces.
  case isOn(ValuesPath, orIn: [String])
  /// The chosen profile is one of these.
  case isProfile([String])
  /// All hold.
  case all([Condition])
  /// One holds.
  case any([Condition])

  /// Whether it depends on a value.
  func asks(_ path: ValuesPath) -> Bool {
    switch self {
    case .isTrue(let asked), .isFalse(let asked), .isSet(let asked), .isUnset(let asked),
      .isFilled(let asked), .isOn(let asked, _):
      asked == path
    case .isProfile: false
    case .all(let conditions), .any(let conditions): conditions.contains { $0.asks(path) }
    }
  }

  /// Both conditions, where there are both.
  static func both(_ one: Condition?, _ other: Condition?) -> Condition? {
    switch (one, other) {
    case (nil, let only), (let only, nil): only
    case (.all(let one)?, let other?): .all(one + [other])
    case (let one?, .all(let other)?): .all([one] + other)
    case (let one?, let other?): .all([one, other])
    }
  }
}

/// Data that several places of a chart need: a ConfigMap's or Secret's, for the object and for the checksums, or a Job's
/// `spec`, for the object and for its name.
struct Definition: Sendable {
  /// Whose data it is.
  struct Name: Sendable, Hashable {
    let isSecret: Bool
    let object: String
    /// Whether it is the `spec` of a Job, of which the Job's name contains a hash.
    var isJob = false
  }

  let name: Name
  let template: Template
}

extension [Template.TextPart] {
  /// The parts of a text with marks.
  init(marked text: String) {
    self = []
    reserveCapacity(2)
    var text = text
    text.withUTF8 { text in
      var start = 0
      var isHash = false
      func end(_ parts: inout Self, at end: Int) {
        let literal = String(decoding: text[start..<end], as: UTF8.self)
        if isHash {
          parts.append(.contentHash(marked: literal))
        } else if !literal.isEmpty {
          parts.append(.literal(literal))
        }
      }
      while let (mark, place) = ChartMark.first(in: text, from: start) {
        end(&self, at: place)
        start = place + 4
        if mark == ChartMark.contentHash {
          isHash.toggle()
        } else if let part = Template.TextPart(mark: mark) {
          append(part)
        }
      }
      end(&self, at: text.count)
    }
  }
}

extension Template.TextPart {
  fileprivate init?(mark: Unicode.Scalar) {
    switch mark {
    case ChartMark.namePrefix: self = .namePrefix
    case ChartMark.namespace: self = .namespace
    case ChartMark.spotLabel: self = .spotLabel
    case ChartMark.spotValue: self = .spotValue
    default: return nil
    }
  }

  fileprivate static func contentHash(marked text: String) -> Self {
    let words = text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    return .contentHash(
      Definition.Name(isSecret: text.first == "s", object: words.first ?? "", isJob: text.first == "j"),
      type: words.dropFirst().first ?? "")
  }
}
