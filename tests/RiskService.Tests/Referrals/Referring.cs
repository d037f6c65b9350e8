using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>A referral to be put into the database as it stands; everything in it is synthetic.</summary>
internal sealed record Seed(string Agency, string CaseId)
{
    internal ReferralState State { get; init; } = ReferralState.Submitted;

    internal ReferralState Held { get; init; }

    /// <summary>The agency of the programme's own people; null for one that has nobody on the platform.</summary>
    internal string? Programme { get; init; }

    internal ListingType Type { get; init; } = ListingType.PerpetratorProgramme;

    internal Guid? ListingId { get; init; }

    internal SourceKind[] Consulted { get; init; } = [];

    internal string Note { get; init; } = "";

    internal DateTimeOffset? SubmitTime { get; init; }

    internal DateTimeOffset? FirstContactTime { get; init; }

    internal ReferralReason EndReason { get; init; }

    internal bool IsSent => State != ReferralState.Draft && Held != ReferralState.Draft;
}

/// <summary>What people do with referrals, each one call, and rows to begin from.</summary>
internal static class Referring
{
    internal const string Provider = "Example survivor support";
    internal const string Contact = "Example line, 0000 000000";

    internal static ReferralService.ReferralServiceClient Referrals(this TestCaller caller) => new(caller.Invoker);

    /// <summary>An organisation's listing with support for survivors.</summary>
    internal static Task<Guid> ListingAsync(ServiceHost host, string name = "Example programme") =>
        InAsync(host, "directory", async services =>
        {
            var (db, now) = (services.GetRequiredService<RiskDbContext>(), host.Clock.Now());
            var organisation = new OrganisationRow
            {
                Id = Ids.Next(now),
                Name = "Example organisation",
                NameKey = "example organisation",
                Content = [],
                CreateTime = now,
                UpdateTime = now,
            };
            var listing = new Listing
            {
                Name = name,
                IntegratedSupport = new IntegratedSupport { Provider = Provider, Contact = Contact },
                Synthetic = true,
            };
            var row = new ListingRow
            {
                Id = Ids.Next(now),
                OrganisationId = organisation.Id,
                Type = ListingType.PerpetratorProgramme,
                NameKey = "example",
                Content = listing.ToByteArray(),
                CreateTime = now,
                UpdateTime = now,
                ChangeNumber = 0,
            };
            db.AddRange(organisation, row);
            await db.SaveChangesAsync();
            return row.Id;
        });

    internal static Task<string> SeedAsync(ServiceHost host, Seed seed) =>
        InAsync(host, seed.Agency, async services =>
        {
            var (db, now) = (services.GetRequiredService<RiskDbContext>(), host.Clock.Now());
            var opened = await services.GetRequiredService<CaseBook>()
                .OpenForChangeAsync(Guid.Parse(seed.CaseId), CancellationToken.None);
            var id = Ids.Next(now);
            var content = new Referral
            {
                ListingName = "Example programme",
                Purpose = ReferralPurpose.Abuse,
                AgenciesConsulted = { seed.Consulted },
                Note = seed.Note,
            };
            var copy = new ProgrammeCopy { ReferralId = id.ToString(), Note = "synthetic copy" };
            db.Add(new ReferralRow
            {
                Id = id,
                CaseId = opened.Row.Id,
                AgencyId = seed.Agency,
                ListingId = seed.ListingId ?? Ids.Next(now),
                ListingType = seed.Type,
                SubjectPartyId = (await db.SubjectAsync(opened.Row.Id, CancellationToken.None)).Id,
                ProgrammeAgencyId = seed.IsSent ? seed.Programme : null,
                State = seed.State,
                HeldState = seed.Held,
                Content = opened.Key.Seal(content.ToByteArray(), ReferralView.ContentField, id),
                ProgrammeCopy = seed.IsSent
                    ? opened.Key.Seal(copy.ToByteArray(), ReferralView.ProgrammeCopyField, id) : null,
                MoveTime = now,
                SubmitTime = seed.IsSent ? seed.SubmitTime ?? now : null,
                FirstContactTime = seed.FirstContactTime,
                EndTime = Chart.Ended.Contains(seed.State) ? now : null,
                EndReason = seed.EndReason,
                CreateTime = now,
                CreatedBy = "seed",
            });
            await db.SaveChangesAsync();
            return id.ToString();
        });

    /// <summary>A move by its own operation; the requests and answers of all moves have the same shape.</summary>
    internal static async Task<ReferralStanding> MoveAsync(
        this TestCaller caller, ReferralMove move, string referralId, string etag = "v1", MoveDetails? details = null,
        string? requestId = null)
    {
        var request = new AcceptReferralRequest
        {
            ReferralId = referralId,
            Etag = etag,
            Details = details ?? new MoveDetails { Reason = Chart.Of(move).Reason },
            RequestId = requestId ?? Id(),
        };
        var answer = await Rpcs.Call(caller.Invoker, $"ReferralService/{Chart.Of(move).Rpc}", request.ToByteArray());
        return AcceptReferralResponse.Parser.ParseFrom(answer).Standing;
    }

    internal static Task<ReferralStanding> MoveAsync(
        this TestCaller caller, ReferralMove move, string referralId, ReferralReason reason, string etag = "v1") =>
        caller.MoveAsync(move, referralId, etag, new MoveDetails { Reason = reason, Note = "synthetic" });

    /// <summary>The latest entry of a case.</summary>
    internal static async Task<Entry> LastEntryAsync(this TestCaller caller, string caseId) =>
        (await caller.Records.GetTimelineAsync(new GetTimelineRequest { CaseId = caseId, PageSize = 1 })).Entries[0];

    internal static async Task<List<ReferralTask>> TasksAsync(
        this TestCaller caller, string caseId = "", bool done = false, int pageSize = 0)
    {
        var all = new List<ReferralTask>();
        var request = new ListReferralTasksRequest { CaseId = caseId, IncludeDone = done, PageSize = pageSize };
        do
        {
            var page = await caller.Referrals().ListReferralTasksAsync(request);
            all.AddRange(page.Tasks);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    internal static Task ChangeCaseAsync(ServiceHost host, string agency, string caseId, Action<CaseRow> change) =>
        InAsync(host, agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            change(await db.Set<CaseRow>().AsTracking().SingleAsync(c => c.Id == Guid.Parse(caseId)));
            return await db.SaveChangesAsync();
        });

    internal static async Task<T> InAsync<T>(ServiceHost host, string agency, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>()
            .Set(new Caller("seed", "tests", agency, Roles.Practitioner, []));
        return await work(scope.ServiceProvider);
    }
}
