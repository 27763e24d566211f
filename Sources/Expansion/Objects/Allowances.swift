internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The annotation by which lint knows what it may leave alone; none without allowances.
  static func annotations(of allowances: [Allowance]) -> StringMap {
    let texts = allowances.map { allowance in
      // A semicolon would begin the next allowance.
      let reason = String(allowance.reason.map { $0 == ";" || $0 == "\n" ? "," : $0 })
      return "\(allowance.rule): \(allowance.until.map { "until=\($0) " } ?? "")\(reason)"
    }
    return texts.isEmpty ? [:] : [PortolanKey.allow: texts.joined(separator: "; ")]
  }

  /// Annotates what belongs to the whole system with its allowances.
  func addAllowances(to list: inout ObjectList) {
    for shared in resources.allowances {
      guard let text = Self.annotations(of: [shared.allowance])[PortolanKey.allow] else { continue }
      _ = list.change(where: { shared.locations.contains($0.origin.location) }) { object in
        object.node = object.node.annotated(PortolanKey.allow, text, joinedBy: "; ")
      }
    }
  }
}
