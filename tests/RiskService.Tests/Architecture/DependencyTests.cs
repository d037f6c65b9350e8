using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;

namespace RiskService.Tests.Architecture;

/// <summary>What may know what.</summary>
public sealed class DependencyTests
{
    /// <summary>
    /// Where slices meet, in full. An assessment is of a case, executes guidance and schedules a review; a new case has
    /// a
    /// first review. Towards assessments there are only the pure rules' words: the intervals that reviews configure,
    /// and
    /// the indicators and fits by which guidance files its entries.
    /// </summary>
    private static readonly string[] Meetings =
    [
        "Assessments -> Cases", "Assessments -> Guidance", "Assessments -> Deadlines", "Cases -> Deadlines",
        "Deadlines -> Assessments.Rules", "Deadlines -> Cases", "Records -> Cases", "Records -> Assessments.Rules",
        "Guidance -> Assessments.Rules", "Retention -> Cases",
        "SubjectAccess -> Cases", "SubjectAccess -> Guidance", "SubjectAccess -> Assessments.Rules", "Exports -> Cases",
        "Referrals -> Cases", "Referrals -> Assessments", "Referrals -> ReferralDirectory", "Referrals -> Deadlines", "Retention -> Deadlines",
        "Cases -> ReferralDirectory.Areas", "Assessments -> ReferralDirectory.Areas",
        "ReferralDirectory -> Cases", "ReferralDirectory -> Referrals",
        "OpenReferral -> ReferralDirectory", "Reminders -> Cases", "Reminders -> Deadlines",
    ];

    [Fact]
    public void Rules_are_pure()
    {
        string[] impure =
            ["Microsoft", "Grpc", "Google.Protobuf", "System.IO", "System.Net", "System.Data", "System.Threading"];
        var rules = Product.Types.Where(t => t.Namespace.FullName.EndsWith(".Rules", StringComparison.Ordinal))
            .ToList();
        Assert.True(rules.Count > 20);
        Assert.Empty(
            from type in rules
            from target in Targets(type)
            where impure.Any(space => target.FullName.StartsWith(space + ".", StringComparison.Ordinal))
                || target.FullName is "System.TimeProvider" or "System.Random" or "System.Environment"
                    or "System.Console"
                || (Product.In(target, Product.Root)
                    && !target.Namespace.FullName.EndsWith(".Rules", StringComparison.Ordinal))
            select $"{type.FullName} -> {target.FullName}");
    }

    [Fact]
    public void The_platform_references_no_slice() => Assert.Empty(
        from type in Product.Types.Where(t => Product.Slice(t) == "Platform")
        from target in Targets(type)
        where Product.Slice(target) is { } slice && slice != "Platform"
        select $"{type.FullName} -> {target.FullName}");

    [Fact]
    public void Slices_meet_only_where_it_is_written_down()
    {
        var met =
            from type in Product.Types
            let own = Product.Slice(type)
            where own is not (null or "Platform")
            from target in Targets(type)
            let other = Product.Slice(target)
            where other is not (null or "Platform") && other != own
            select (Short: $"{own} -> {other}", Long: $"{own} -> {Below(target)}",
                Types: $"{type.FullName} -> {target.FullName}");
        var all = met.Distinct().ToList();
        Assert.Equal("", string.Join(
            "\n", all.Where(m => !Meetings.Contains(m.Short) && !Meetings.Contains(m.Long)).Select(m => m.Types)));

        // What is no longer needed is taken off the list.
        Assert.All(Meetings, allowed => Assert.Contains(all, m => m.Short == allowed || m.Long == allowed));
    }

    [Fact]
    public void Talking_points_are_made_in_one_place() => Assert.Equal(
        ["RiskPlatform.RiskService.Assessments.SubjectFacing"],
        Makers("RiskPlatform.V1.TalkingPoint").Distinct());

    [Fact]
    public void What_may_be_used_with_the_subject_is_made_from_facts_by_their_own_type_alone()
    {
        foreach (var permitted in new[] { "PermittedFact", "PermittedObservation" })
        {
            var name = $"RiskPlatform.RiskService.Assessments.Rules.{permitted}";
            Assert.Equal([name], Makers(name).Distinct());
        }
    }

    [Fact]
    public void What_the_subject_gets_to_read_is_made_from_the_rule_and_from_decisions_alone()
    {
        const string Slice = "RiskPlatform.RiskService.SubjectAccess";
        Assert.Equal(
            [$"{Slice}.Rules.DisclosablePart"], Makers($"{Slice}.Rules.DisclosablePart").Distinct());
        Assert.Equal([$"{Slice}.Rules.ReleasedPart"], Makers($"{Slice}.Rules.ReleasedPart").Distinct());
        Assert.Equal([$"{Slice}.SubjectAnswer"], Makers($"{Slice}.SubjectAnswer").Distinct());
        Assert.Equal([$"{Slice}.SubjectAnswer"], Makers($"{Slice}.ShownItem").Distinct());
    }

    [Fact]
    public void The_subjects_copy_of_a_referral_is_made_from_public_details_in_one_place()
    {
        const string Copies = "RiskPlatform.RiskService.Referrals.Copies";
        Assert.Equal([$"{Copies}.SubjectCopies"], Makers("RiskPlatform.V1.SubjectCopy").Distinct());
        Assert.Equal([$"{Copies}.PublicDetails"], Makers($"{Copies}.PublicDetails").Distinct());
        Assert.Equal([$"{Copies}.ReferralCopies"], Callers($"{Copies}.PublicDetails", "From(").Distinct());
    }

    private static IEnumerable<string> Callers(string of, string member) =>
        from type in Product.Types
        from call in type.Dependencies.OfType<MethodCallDependency>()
        where call.Target.FullName == of && call.TargetMember.Name.StartsWith(member, StringComparison.Ordinal)
        select type.FullName.Split('+', '/', '<')[0];

    /// <summary>Who calls its constructor, wherever in them: in a lambda or an iterator too.</summary>
    private static IEnumerable<string> Makers(string made) =>
        from type in Product.Types
        from call in type.Dependencies.OfType<MethodCallDependency>()
        where call.Target.FullName == made && call.TargetMember.Name.StartsWith(".ctor", StringComparison.Ordinal)
        select type.FullName.Split('+', '/', '<')[0];

    /// <summary>Parameters of generic methods are left out: those of one name are taken for one another.</summary>
    private static IEnumerable<IType> Targets(IType type) =>
        type.Dependencies.Select(d => d.Target).Where(t => t is not GenericParameter).Distinct();

    private static string Below(IType type) => type.Namespace.FullName[(Product.Root.Length + 1)..];
}
