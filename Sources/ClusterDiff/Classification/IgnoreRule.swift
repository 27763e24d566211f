package import Diagnostics
import ManifestTree

/// A user's rule to ignore differences: a path, a kind, a name, or a combination.
///
/// ```
/// spec.replicas
/// Deployment/cart:spec.template.spec.containers[*].resources
/// ConfigMap/*:data
/// Lease
/// ```
package struct IgnoreRule: Sendable, Hashable {
  /// The rule, unchanged from the settings or the command line.
  package let text: String
  /// The position of the rule; nil on the command line.
  package let location: FileLocation?
  /// The kind, in which `*` matches any characters.
  package let kind: String
  /// The name, in which `*` matches any characters.
  package let name: String
  /// The path; empty for whole objects.
  package let pattern: PathPattern

  /// Parses `PATH`, `KIND`, `KIND:PATH`, `KIND/NAME`, or `KIND/NAME:PATH`.
  ///
  /// A text that starts with an uppercase letter, or has a `/` or `:` before the first `[`, starts with a kind.
  package init(_ text: String, at location: FileLocation? = nil) {
    self.text = text
    self.location = location
    let head = text.prefix { $0 != ":" && $0 != "[" }
    let isObject =
      head.contains("/") || head.first?.isUppercase ?? false
      || head.count < text.count && text[head.endIndex] == ":"
    guard isObject else {
      (kind, name, pattern) = ("*", "*", PathPattern(text))
      return
    }
    let sides = head.split(separator: "/", maxSplits: 1)
    kind = sides.first.map(String.init) ?? "*"
    name = sides.count > 1 ? String(sides[1]) : "*"
    pattern = PathPattern(String(text[head.endIndex...].drop { $0 == ":" }))
  }

  func covers(_ difference: Difference) -> Bool {
    Glob.matches(kind, difference.object.kind) && Glob.matches(name, difference.object.name)
      && pattern.matches(difference.path)
  }
}
