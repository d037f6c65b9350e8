using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>ASSESS-6: a case shows with whom it was decided, and what is still due.</summary>
public sealed class ConsultationListTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "consultation-list");

    [Fact]
    public async Task Due_done_and_unasked_ones_are_listed_newest_first()
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        Assert.Equal(new ListConsultationsResponse(), await PageAsync(caseId));
        var (done, due, unasked, sent) = await FourAsync(caseId);
        Assert.Equal([sent, unasked, due, done], (await PageAsync(caseId)).Consultations);
        Assert.Equal([due], (await PageAsync(caseId, openOnly: true)).Consultations);

        var now = await caller.ConsultAsync(caseId, due.ConsultationId, "Agreed", SourceKind.Police);
        Assert.Equal([sent, unasked, now, done], (await PageAsync(caseId)).Consultations);
        Assert.Empty((await PageAsync(caseId, openOnly: true)).Consultations);
    }

    [Fact]
    public async Task They_are_listed_page_by_page()
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        await FourAsync(caseId);
        var all = (await PageAsync(caseId)).Consultations;
        for (var size = 1; size <= 5; size++)
        {
            var (read, token) = (new List<Consultation>(), "");
            do
            {
                var page = await PageAsync(caseId, size: size, token: token);
                Assert.InRange(page.Consultations.Count, 1, size);
                read.AddRange(page.Consultations);
                token = page.NextPageToken;
            }
            while (token.Length > 0);

            Assert.Equal(all, read);
        }

        foreach (var wrong in (int[])[-1, 201])
        {
            var refused = await Failures.RefusedAsync(() => PageAsync(caseId, size: wrong));
            Assert.Equal(["page_size"], refused.Fields);
        }
    }

    [Fact]
    public async Task Only_those_of_the_case_are_listed_and_no_case_of_another_agency()
    {
        var (one, other) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync());
        await FourAsync(one.CaseId);
        Assert.Empty((await PageAsync(other.CaseId)).Consultations);
        var stranger = host.Caller(agency: "consultation-list-stranger");
        foreach (var caseId in (string[])[one.CaseId, Id()])
        {
            var refused = await Failures.RefusedAsync(() => stranger.Assessments.ListConsultationsAsync(
                new ListConsultationsRequest { CaseId = caseId }));
            Assert.Equal("NOT_FOUND", refused.Reason);
        }
    }

    /// <summary>Done at once, due, recorded unasked, and sent where no level changed; in this order.</summary>
    private async Task<(Consultation Done, Consultation Due, Consultation Unasked, Consultation Sent)> FourAsync(
        string caseId)
    {
        await caller.AssessAsync(caseId, AllAbsent());
        var done = (await AssessAsync(Indicator.SexualViolence, SourceKind.Housing)).Consultation;
        var due = (await AssessAsync(Indicator.WeaponUse)).Consultation;
        Assert.Equal((true, false), (done.Done, due.Done));
        var unasked = await caller.ConsultAsync(caseId, "", "Called by the school", SourceKind.Education);
        Assert.Null((await AssessAsync(Indicator.WeaponUse, SourceKind.Health)).Consultation);
        var sent = (await PageAsync(caseId, size: 1)).Consultations.Single();
        Assert.Equal((true, null), (sent.Done, sent.DueTime));
        Assert.Equal([SourceKind.Health], sent.Agencies);
        Assert.NotEqual(unasked.ConsultationId, sent.ConsultationId);
        return (done, due, unasked, sent);

        Task<Assessment> AssessAsync(Indicator present, params SourceKind[] consulted) =>
            caller.AssessAsync(new AssessRequest
            {
                CaseId = caseId,
                Observations = { Observed(present, SourceKind.Police) },
                AgenciesConsulted = { consulted },
            });
    }

    private async Task<ListConsultationsResponse> PageAsync(
        string caseId, bool openOnly = false, int size = 0, string token = "") =>
        await caller.Assessments.ListConsultationsAsync(new ListConsultationsRequest
        {
            CaseId = caseId,
            OpenOnly = openOnly,
            PageSize = size,
            PageToken = token,
        });
}
