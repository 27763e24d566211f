internal import KubernetesFacts
internal import Portolan

/// The labels of a provider's spot nodes, and the time until their reclaim.
package struct SpotProviderTraits: Sendable {
  let provider: SpotProvider
  /// The name by which a chart selects the provider; `plain` for a custom label.
  package let name: String
  /// The label of a spot node.
  package var label: (key: String, value: String) { provider.label }
  /// Seconds of the notice in which a pod can terminate.
  package var notice: Int { provider.notice.wholeSeconds ?? SpotNodeLabel.assumedNotice }

  init(_ provider: SpotProvider) {
    self.provider = provider
    name = provider.facts?.provider ?? Self.plain
  }

  private static let plain = "plain"

  /// All providers that a chart can select; `plain` is the label in the spec, or `node-role: spot`.
  package static func all(plain: SpotProviderTraits?) -> [SpotProviderTraits] {
    let own = plain.flatMap { $0.name == Self.plain ? $0 : nil } ?? SpotProviderTraits(.nodeRole)
    let known = SpotProvider.named.lazy.map(\.value).filter { $0.facts != nil }
    return [own] + known.map(SpotProviderTraits.init)
  }
}
