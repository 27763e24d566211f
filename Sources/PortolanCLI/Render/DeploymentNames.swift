import Portolan

/// The names of what deploys a system by a GitOps controller.
struct DeploymentNames {
  /// The name of what all profiles share.
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

  /// The name of a profile's application: its release's where every profile has its own release name, or else the
  /// common name with the profile's.
  ///
  /// It is the same whether one profile is rendered or all of them.
  func application(in profile: String) -> String {
    if isNamedPerProfile { return "\(common)-\(profile)" }
    return releases[profile] ?? common
  }
}
