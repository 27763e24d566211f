import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree

/// The risks for the contents of Secrets.
struct SecretRisks {
  private let oldSide: SideIndex
  private let newSide: SideIndex

  init(_ oldSide: SideIndex, _ newSide: SideIndex) { (self.oldSide, self.newSide) = (oldSide, newSide) }

  func marks(of difference: ObjectDifference, in object: Object) -> [RiskMark] {
    guard difference.nature == .value else { return [] }
    if let new = difference.new,
      let mark = exposure(of: new, at: difference.path, insteadOf: difference.old, in: object.identity)
    {
      return [mark]
    }
    if difference.path.steps.last == .key("automountServiceAccountToken"), difference.old == false,
      mountsToken(difference, in: object)
    {
      return [RiskMark(.exposesSecret, "the token of the ServiceAccount can be mounted in pods")]
    }
    return []
  }

  /// Whether pods get a token by the new value of the field; if a pod sets no value, the account's value applies.
  private func mountsToken(_ difference: ObjectDifference, in object: Object) -> Bool {
    if let new = difference.new { return new == true }
    guard object.identity.groupKind != .serviceAccount else { return true }
    let pod = object.node[NodePath(difference.path.steps.dropLast())]
    return newSide.offersToken(PodAccount.name(in: pod), in: object.identity.namespace)
  }

  /// The risks of a new object.
  func marks(ofNew object: Object) -> [RiskMark] {
    exposure(of: object.node, at: NodePath(), insteadOf: nil, in: object.identity).map { [$0] } ?? []
  }

  private func exposure(
    of new: Node, at path: NodePath, insteadOf old: Node?, in identity: ObjectIdentity
  ) -> RiskMark? {
    guard identity.groupKind != .secret else { return nil }
    let known = [newSide.secretTexts, oldSide.secretTexts]
    if !known.allSatisfy(\.isEmpty) {
      let before = old.map { Self.texts(in: $0) } ?? []
      if Self.texts(in: new).contains(where: { text in
        known.contains { $0.contains(text) } && !before.contains(text)
      }) {
        return RiskMark(.exposesSecret, "the content of a Secret appears as plain text")
      }
    }
    let written = Self.secrets(in: new, at: path, of: identity)
    guard !written.isSubset(of: old.map { Self.secrets(in: $0, at: path, of: identity) } ?? []) else {
      return nil
    }
    return RiskMark(.exposesSecret, "a value that looks like a secret appears as plain text")
  }

  /// The parts of a value that look like secrets.
  private static func secrets(in node: Node, at path: NodePath, of identity: ObjectIdentity) -> Set<String> {
    let found = Collector()
    _ = ObjectSecrets(of: identity) { text, _ in
      found.texts.insert(text)
      return ""
    }.masked(node, at: path)
    return found.texts
  }

  private final class Collector { var texts: Set<String> = [] }

  private static func texts(in node: Node) -> Set<String> {
    switch node {
    case .string(let text): [text]
    case .list(let list): list.reduce(into: []) { $0.formUnion(texts(in: $1)) }
    case .map(let map): map.reduce(into: []) { $0.formUnion(texts(in: $1.value)) }
    default: []
    }
  }
}
