import Portolan

/// The config management plugin that lets Argo CD render compiled specs; `argocd/repo-server.yaml` runs the plugin.
enum ArgoCDPlugin {
  static let configMap: Value = [
    "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "portolan-plugin", "namespace": "argocd"],
    "data": ["plugin.yaml": Value(stringLiteral: plugin)],
  ]

  /// An Application selects the profile with the parameter `profile`; without the parameter, the first profile is
  /// rendered.
  private static let plugin = """
    apiVersion: argoproj.io/v1alpha1
    kind: ConfigManagementPlugin
    metadata:
      name: portolan
    spec:
      discover:
        fileName: ./*.portolan
      generate:
        command: [sh, -c]
        args:
          - exec portolan render ./*.portolan ${PARAM_PROFILE:+"--profile=$PARAM_PROFILE"}
      parameters:
        static:
          - name: profile
            title: Profile
            tooltip: Profile of the spec; its first one by default

    """
}
