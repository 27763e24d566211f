import Portolan

/// The objects that a cluster needs to check a system that is declared with Portolan, and to render it in Argo CD.
@main
struct DriftDetection: App {
  let name = "drift-detection"
  let namespace = "shop"
  /// The system that is watched: its compiled spec is in the image at this path.
  let spec = "/spec/shop.portolan"

  func services(in profile: Profile) -> [Service] {
    Service(
      "drift-check",
      .cronJob(
        schedule: "17 * * * *", .init(timeZone: "Etc/UTC", startingDeadline: .seconds(600), failuresKept: 3),
        .init(retries: 0, deadline: .seconds(300), restartOnFailure: false)),
      image: "registry.example.com/platform/shop-drift:1.4.0"
    ) {
      Command("portolan")
      Args("diff", spec, "--profile", "production", "--namespace", namespace, "--cluster")
      Resources(cpu: .request("50m"), memory: .exactly("256Mi"))
      // kubectl keeps what it learns about the cluster's API in its home folder.
      Env("HOME", "/tmp")
      Volume("tmp", .emptyDir(sizeLimit: "64Mi"))
      Mount("tmp", at: "/tmp")
      Calls(.kubernetesAPI)
      Relax(.serviceAccountToken, because: "kubectl reads the cluster with the token of the account")
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Object(Self.role)
    Object(Self.roleBinding)
    Object(ArgoCDPlugin.configMap)
  }
}
