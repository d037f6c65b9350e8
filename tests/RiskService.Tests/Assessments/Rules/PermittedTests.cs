using System.Reflection;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using static RiskService.Tests.Assessments.Rules.Given;

namespace RiskService.Tests.Assessments.Rules;

public sealed class PermittedTests
{
    private static readonly DateTimeOffset Occurred = Start.AddDays(-3);

    [Theory]
    [InlineData(typeof(PermittedFact))]
    [InlineData(typeof(PermittedObservation))]
    public void Nothing_else_can_make_one(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.All(
            type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsPrivate));
        Assert.All(type.GetProperties(), property => Assert.Null(property.SetMethod));
    }

    [Fact]
    public void A_fact_names_only_the_sources_and_observations_that_permit_it()
    {
        var told = Present(Indicator.WeaponUse, Survivor);
        var shared = Present(Indicator.WeaponUse, Police, Worker, PoliceQuoting);
        var denied = Absent(Indicator.WeaponUse, Subject);
        var fact = Assert.Single(PermittedFact.From(Facts(told, shared, denied, Present(Indicator.Suicidal, Child))));
        Assert.Equal(Indicator.WeaponUse, fact.Indicator);
        Assert.Equal([SourceKind.WorkerObservation, SourceKind.Police], fact.Sources);
        Assert.Equal([shared.ObservationId], fact.ObservationIds);
    }

    [Fact]
    public void A_date_comes_only_from_an_observation_without_the_survivors_side()
    {
        Assert.Equal(Occurred, Observe(Police)!.OccurredTime);
        Assert.Equal(Occurred, Observe(Police, Subject)!.OccurredTime);
        Assert.Null(Observe(Police, Survivor));
        Assert.Null(Observe(Police, Child));
        Assert.Null(Observe(Police, PoliceQuoting));
    }

    [Fact]
    public void Words_are_the_subjects_own_or_none()
    {
        Assert.Equal("words", Observe(Subject)!.OwnWords);
        Assert.Equal("words", Observe(Subject, Subject)!.OwnWords);
        Assert.Null(Observe(Police)!.OwnWords);
        Assert.Null(Observe(Subject, Police)!.OwnWords);
        Assert.Null(Observe(Subject, Survivor));
        Assert.Null(Observe(Police, new SourceKey(SourceKind.Perpetrator, true)));
    }

    [Fact]
    public void An_observation_that_does_not_permit_the_fact_tells_nothing()
    {
        var heard = Present(Indicator.WeaponUse, Police);
        var fact = Assert.Single(PermittedFact.From(Facts(heard)));
        Assert.Null(PermittedObservation.From(fact, Guid.CreateVersion7(), [Police], "words", Occurred));
        Assert.Null(PermittedObservation.From(fact, heard.ObservationId, [], "words", Occurred));
    }

    private static PermittedObservation? Observe(params SourceKey[] sources)
    {
        var heard = Present(Indicator.WeaponUse, sources);
        var fact = Assert.Single(PermittedFact.From(Facts(heard)));
        return PermittedObservation.From(fact, heard.ObservationId, sources, "words", Occurred);
    }
}
