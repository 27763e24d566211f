internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension StringMap {
  /// The entries of a spec's settings; of a repeated key the last value stays.
  init(_ settings: KeyValues) {
    self.init()
    for entry in settings.entries { self[entry.key] = entry.value }
  }
}
