import ClusterDiff
import Testing

/// A way in which a live cluster differs from the manifests that were applied to it, without anybody having changed
/// anything.
struct CatalogueRow: Sendable, CustomTestStringConvertible {
  let number: Int
  /// What differs, and why, as the documentation says it.
  let title: String
  let examples: [CatalogueExample]

  init(_ number: Int, _ title: String, _ examples: CatalogueExample...) {
    (self.number, self.title, self.examples) = (number, title, examples)
  }

  var testDescription: String { "\(number): \(title)" }

  /// All rows; the documentation's table is made from them.
  static let all: [CatalogueRow] = (metadata + defaults + controllers + spellings).sorted {
    $0.number < $1.number
  }
}

/// The smallest pair of a manifest and what is live after it was applied.
struct CatalogueExample: Sendable {
  let declared: String
  let live: String
  /// How the difference is classed; nil if there is none at all.
  let kind: Difference.Kind?
  let reason: Reason?

  /// The same, where there is nothing to say of the difference.
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
