using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Makes a draft of a referral. What the rules forbid is refused, with where to refer instead.</summary>
public sealed class NewReferralModel(RiskPlatformClient client, TimeProvider clock) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Proceedings =
        [new(nameof(Presence.Present), "Yes"), new(nameof(Presence.Absent), "No")];

    [BindProperty(SupportsGet = true), FromQuery(Name = "listing")]
    public Guid ListingId { get; set; }

    [BindProperty]
    public string? ContinuingWorkerId { get; set; }

    [BindProperty]
    public DayInput ReviewDate { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public IList<SourceKind> AgenciesConsulted { get; set; } = [];

    [BindProperty]
    public Presence? LiveCriminalProceedings { get; set; }

    [BindProperty]
    public Presence? LiveFamilyProceedings { get; set; }

    /// <summary>A manager's reason to refer although a rule would refuse it (REFER-2, REFER-5).</summary>
    [BindProperty]
    public string? OverrideReason { get; set; }

    public Listing Listing { get; private set; } = new();

    public IReadOnlyList<Violation> Refused { get; private set; } = [];

    /// <summary>Programmes that fit, where the referral is refused.</summary>
    public IReadOnlyList<Choice> Instead { get; private set; } = [];

    /// <summary>
    /// Whether the subject's own place explains the service, so that its name tells nothing of where the survivor lives
    /// (REFER-5). What the service does not say so of is hidden.
    /// </summary>
    public bool IsNameOpen { get; private set; }

    public bool MayOverride => Me.Is(Person.Manager);

    public async Task OnGetAsync()
    {
        ContinuingWorkerId = Me.Subject;
        await LoadAsync();
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        if (!ReviewDate.IsEmpty && ReviewDate.Value is null)
        {
            ModelState.AddModelError(nameof(ReviewDate), "Enter a day that exists, such as 3 11 2026");
            await LoadAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        try
        {
            var answer = await Client.Referrals.ReferAsync(Read(), cancellationToken: Stop);
            Say("The draft is made. Nothing is sent yet.");
            return Redirect(To($"referrals/{answer.Referral.ReferralId}"));
        }
        catch (RefusedByRuleException refused)
        {
            Refused = refused.Violations;
            Instead = await NamesAsync(refused.Alternatives);
            throw;
        }
        catch (DuplicateReferralException there) when (there.ReferralId is { } open)
        {
            Say("There is an open referral to this service already. Here it is.");
            return Redirect(To($"referrals/{open}"));
        }
    });

    protected override string FieldOf(string field) => field == "override.reason"
        ? nameof(OverrideReason) : ServiceErrors.LastPart(field);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var answer = await Client.Directory.GetListingAsync(
            new GetListingRequest { ListingId = ListingId.ToString() }, cancellationToken: Stop);
        Listing = answer.Listing;
        IsNameOpen = await IsExplainedAsync();
    }

    /// <summary>Asks the rules, storing nothing.</summary>
    private async Task<bool> IsExplainedAsync()
    {
        try
        {
            var tried = await Client.Referrals.ReferAsync(
                new ReferRequest
                {
                    CaseId = CaseId,
                    ListingId = ListingId.ToString(),
                    ContinuingWorkerId = Me.Subject,
                    ReviewDate = clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ValidateOnly = true,
                },
                Why, cancellationToken: Stop);
            return !tried.Referral.NameMayTellPlace;
        }
        catch (RiskPlatformException e) when (e is not (NotAuthenticatedException or UnavailableException))
        {
            return false;
        }
    }

    private ReferRequest Read()
    {
        var request = new ReferRequest
        {
            CaseId = CaseId,
            ListingId = ListingId.ToString(),
            ContinuingWorkerId = ContinuingWorkerId?.Trim() ?? "",
            ReviewDate = ReviewDate.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Note = Note ?? "",
            AgenciesConsulted = { AgenciesConsulted },
            RequestId = RequestId,
        };
        if (LiveCriminalProceedings is not null || LiveFamilyProceedings is not null)
        {
            request.Criteria = new MatchCriteria
            {
                LiveCriminalProceedings = LiveCriminalProceedings ?? default,
                LiveFamilyProceedings = LiveFamilyProceedings ?? default,
            };
        }

        if (!string.IsNullOrWhiteSpace(OverrideReason))
            request.Override = new ReferralOverride { Reason = OverrideReason };
        return request;
    }

    private async Task<IReadOnlyList<Choice>> NamesAsync(IEnumerable<string> ids)
    {
        var names = new List<Choice>();
        foreach (var id in ids)
        {
            var answer = await Client.Directory.GetListingAsync(
                new GetListingRequest { ListingId = id }, cancellationToken: Stop);
            names.Add(new Choice(To($"referrals/new?listing={id}"), answer.Listing.Name));
        }

        return names;
    }
}
