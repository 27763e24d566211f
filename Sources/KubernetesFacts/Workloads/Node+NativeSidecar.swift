package import ManifestTree

extension Node {
  /// Whether an init container is a native sidecar, which runs beside the containers of the pod.
  package var isNativeSidecar: Bool { self["restartPolicy"]?.text == "Always" }
}
