import Portolan

/// A pod with siege and HTTPie for an interactive shell, for the original's exercises.
///
/// The pod is only in the profile `exercise`: `kubectl -n telecom-billing exec -it deploy/siege-shell -- /bin/bash`.
var siegeShell: Service {
  Service("siege-shell", image: siegeImage) {
    Calls("order")
    // The waiting shell must end on SIGTERM, which process 1 ignores unless it handles the signal.
    Command("/bin/sh", "-c", "trap 'exit 0' TERM; while true; do sleep 60 & wait $!; done")
    Resources(cpu: .request("100m", limit: "1"), memory: .request("64Mi", limit: "256Mi"))
    RunAs(user: 10001, group: 10001)
    // siege and HTTPie store their settings in the home directory.
    Env("HOME", "/tmp")
    Volume("tmp", .emptyDir, at: "/tmp")
  }
  .replicas(1)
  .allowing("latest-tag", because: siegeTag)
}

/// The only tag that is known to be published for the image.
///
/// Set a digest when you render the system: `--set-image siege=…@sha256:…`.
let siegeImage = "ghcr.io/acmexii/siege-nginx:latest"
let siegeTag = "no other tag is known to exist for this image"

extension Profile {
  /// The system with a pod for the original's exercises.
  static let exercise: Profile = "exercise"
}
