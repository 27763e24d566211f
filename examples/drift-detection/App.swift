import Portolan

/// The objects that a cluster needs to check a system that is declared with Portolan, and to render it in Argo CD.
@main
struct DriftDetection: App {
  let name = "drift-detection"
  let namespace = "shop"
  /// The path of the watched system's compiled spec in the image.
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
      // kubectl caches the cluster's API description in its home folder.
      Env("HOME", "/tmp")
      Volume("tmp", .emptyDir(sizeLimit: "64Mi"))
      Mount("tmp", at: "/tmp")
      Calls(.kubernetesAPI)
      Relax(.serviceAccountToken, because: "kubectl reads the cluster with the account's token")
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Object(Self.role)
    Object(Self.roleBinding)
    Object(ArgoCDPlugin.configMap)
  }
}
