using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Reads;

/// <summary>Who read which case, when and why (RECORD-3). Looking is itself in the audit.</summary>
[Authorize(Roles = Person.Auditor)]
public sealed class SearchModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Case { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reader { get; set; }

    [BindProperty(SupportsGet = true)]
    public DayInput From { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public DayInput To { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal SearchAuditResponse? Found { get; private set; }

    internal bool IsFiltered => !string.IsNullOrEmpty(Case + Reader) || !From.IsEmpty || !To.IsEmpty;

    public async Task OnGetAsync()
    {
        Check();
        if (!ModelState.IsValid) return;
        var request = new SearchAuditRequest
        {
            CaseId = Case?.Trim() ?? "",
            ReaderId = Reader?.Trim() ?? "",
            PageToken = After ?? "",
        };
        if (From.Value is { } from) request.FromTime = Times.At(from, TimeOnly.MinValue);
        if (To.Value is { } to) request.ToTime = Times.At(to.AddDays(1), TimeOnly.MinValue);
        try
        {
            Found = await client.Audit.SearchAuditAsync(
                request, AccessPurpose.Audit.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
        }
        catch (InvalidRequestException refused)
        {
            ServiceErrors.Add(refused, ModelState, FieldOf);
        }
    }

    internal static string Operation(string operation) =>
        Words.OfName(operation.Split('/')[^1]);

    protected override string FieldOf(string field) => field switch
    {
        "case_id" => nameof(Case),
        "reader_id" => nameof(Reader),
        "from_time" => nameof(From),
        "to_time" => nameof(To),
        _ => base.FieldOf(field),
    };

    private void Check()
    {
        if (!string.IsNullOrWhiteSpace(Case) && !Guid.TryParse(Case, out _))
            ModelState.AddModelError(nameof(Case), "Enter the case’s id as the platform shows it, with its dashes");
        if (!From.IsEmpty && From.Value is null)
            ModelState.AddModelError(nameof(From), "Enter the first day as a real date, such as 1 9 2026");
        if (!To.IsEmpty && To.Value is null)
            ModelState.AddModelError(nameof(To), "Enter the last day as a real date, such as 30 11 2026");
    }
}
