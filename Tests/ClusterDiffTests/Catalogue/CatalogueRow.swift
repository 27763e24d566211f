import ClusterDiff
import Testing

/// A way in which a live cluster differs from the applied manifests without any change by a user.
struct CatalogueRow: Sendable, CustomTestStringConvertible {
  let number: Int
  /// The difference and its cause, as in the documentation.
  let title: String
  let examples: [CatalogueExample]

  init(_ number: Int, _ title: String, _ examples: CatalogueExample...) {
    (self.number, self.title, self.examples) = (number, title, examples)
  }

  var testDescription: String { "\(number): \(title)" }

  /// All rows, from which the documentation's table is generated.
  static let all: [CatalogueRow] = (metadata + defaults + controllers + spellings).sorted {
    $0.number < $1.number
  }
}

/// The smallest pair of a manifest and the live object after applying it.
struct CatalogueExample: Sendable {
  let declared: String
  let live: String
  /// The kind of the difference; nil if there is none.
  let kind: Difference.Kind?
  let reason: Reason?

  /// Creates an example without a reported difference.
  static func silent(_ declared: String, _ live: String) -> CatalogueExample {
    CatalogueExample(declared: declared, live: live, kind: nil, reason: nil)
  }

  static func cosmetic(_ reason: Reason, _ declared: String, _ live: String) -> CatalogueExample {
    CatalogueExample(declared: declared, live: live, kind: .cosmetic, reason: reason)
  }

  static func owned(_ reason: Reason, _ declared: String, _ live: String) -> CatalogueExample {
    CatalogueExample(declared: declared, live: live, kind: .owned, reason: reason)
  }
}

/// An object named `cart` in the namespace `shop`; `metadata` continues its metadata in flow style.
func object(_ apiVersion: String, _ kind: String, _ rest: String = "", metadata: String = "") -> String {
  let more = metadata.isEmpty ? "" : ", " + metadata
  return
    "---\napiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: cart, namespace: shop\(more)}\n\(rest)\n"
}

func deployment(_ spec: String, metadata: String = "") -> String {
  object("apps/v1", "Deployment", "spec: {\(spec)}", metadata: metadata)
}

/// A Deployment with one container `a`; both arguments continue flow maps.
func deployment(container: String, pod: String = "") -> String {
  let more = pod.isEmpty ? "" : ", " + pod
  return deployment(
    "template: {spec: {containers: [{name: a\(container.isEmpty ? "" : ", " + container)}]\(more)}}")
}

func service(_ spec: String = "", metadata: String = "") -> String {
  object("v1", "Service", "spec: {\(spec)}", metadata: metadata)
}
