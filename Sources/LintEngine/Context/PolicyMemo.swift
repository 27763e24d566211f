internal import Synchronization

/// Which NetworkPolicies allow requests that are the same for all pods, such as those from an ingress controller.
///
/// Policies that many classes of pods share are evaluated once.
final class PolicyMemo: Sendable {
  enum Question: Hashable {
    case entrance(BlockSource)
    /// Calls to addresses outside the cluster.
    case external(port: Int?)
  }

  private struct Key: Hashable {
    let policies: ObjectIdentifier
    let question: Question
  }

  /// The numbers of the groups with a policy that allows the requests.
  private let known = Mutex<[Key: [Int]]>([:])

  /// Whether any policy that applies to some pods allows the requests of a question.
  func contains(
    _ members: PodScope<NetworkPolicy>.Members, _ question: Question, where allows: (NetworkPolicy) -> Bool
  ) -> Bool {
    let isInGroup = members.narrowGroups.contains { group in
      !numbers(Key(policies: ObjectIdentifier(group), question: question)) {
        group.items.contains(where: allows) ? [0] : []
      }.isEmpty
    }
    if isInGroup { return true }
    guard let broad = members.broad else { return false }
    return numbers(Key(policies: ObjectIdentifier(broad), question: question)) {
      broad.groups.filter { $0.group.items.contains(where: allows) }.map(\.number)
    }.contains { !members.excludes($0) }
  }

  private func numbers(_ key: Key, _ make: () -> [Int]) -> [Int] {
    if let known = known.withLock({ $0[key] }) { return known }
    let made = make()
    known.withLock { $0[key] = made }
    return made
  }
}
