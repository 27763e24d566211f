internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension StringMap {
  /// Converts a spec's settings; for a duplicate key, the last value wins.
  init(_ settings: KeyValues) {
    self.init()
    for entry in settings.entries { self[entry.key] = entry.value }
  }
}
