import Portolan

/// The names of the objects with which a GitOps controller deploys a system.
struct DeploymentNames {
  /// The name of all profiles together: their release name if it is the same in all of them, otherwise the app's name.
  let common: String
  private let isNamedPerProfile: Bool
  private let releases: [String: String]

  init(of payload: Payload) throws(PayloadError) {
    var releases: [String: String] = [:]
    for profile in payload.app.profiles {
      releases[profile.rawValue] = try payload.header(in: profile).releaseName
    }
    let names = Set(releases.values)
    common = names.count <= 1 ? payload.app.releaseName : payload.app.name
    isNamedPerProfile = names.count < releases.count
    self.releases = releases
  }

  /// The name of a profile's application: its release name if every profile has its own, otherwise the common name with
  /// the profile.
  ///
  /// The name does not depend on whether one or all profiles are rendered.
  func application(in profile: String) -> String {
    if isNamedPerProfile { return "\(common)-\(profile)" }
    return releases[profile] ?? common
  }
}
