using static RiskPlatform.AdminPortal.Shell.Person;

namespace AdminPortal.Tests.Security;

/// <summary>Who may open what. What a person may not open, they may not send a form to.</summary>
internal static class RouteTable
{
    /// <summary>Every role that a person can have.</summary>
    internal static readonly string[] Roles =
        [Practitioner, Reviewer, Manager, SafeguardingLead, DirectoryAdmin, Auditor, PlatformAdmin, Programme];

    private static readonly string[] CaseWorkers = [Practitioner, Reviewer, Manager, SafeguardingLead];
    private static readonly string[] Leads = [Manager, SafeguardingLead];
    private static readonly string[] Auditing = [Auditor, Manager, SafeguardingLead];
    private static readonly string[] Directory = [.. CaseWorkers, DirectoryAdmin];

    /// <summary>Pages, by their pattern.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Pages = Read();

    /// <summary>Pages that whoever is not signed in may open.</summary>
    internal static readonly IReadOnlySet<string> ForStrangers = new HashSet<string>(StringComparer.Ordinal)
    {
        "/error", "/signed-out", "/account/sign-in", "/account/two-step", "/account/agency", "/account/set-up",
        "/account/set-up/two-step", "/account/link-past", "/account/open-link",
    };

    /// <summary>What is no page. Each is open to strangers but for one, and guards itself as its tests say.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["/health/live"] = "",
        ["/health/ready"] = "",
        ["/sign-out"] = "POST",
        ["/connect/authorize"] = "GET,POST",
        ["/connect/token"] = "POST",
        ["/connect/end-session"] = "GET,POST",
        ["/account/passkeys/to-sign-in"] = "POST",
        ["/account/passkeys/to-add"] = "POST",
    };

    private static Dictionary<string, string[]> Read()
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Add(string[] roles, string paths)
        {
            foreach (var path in paths.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                table.Add(path, roles);
        }

        Add(Roles, """
            / /index /error /proved /signed-out
            /account /account/agency /account/link-past /account/open-link /account/passkeys /account/password
            /account/recovery-codes /account/set-up /account/set-up/two-step /account/sign-in /account/two-step
            """);
        Add(CaseWorkers, """
            /home/calendar
            /reviews /reviews/index /reviews/deadlines /reviews/inbox /reviews/{caseid:guid}
            /reviews/{caseid:guid}/assess /reviews/{caseid:guid}/assess/ask /reviews/{caseid:guid}/assess/assess
            /reviews/{caseid:guid}/assess/look /reviews/{caseid:guid}/assess/record /reviews/{caseid:guid}/assess/refer
            /reviews/{caseid:guid}/assess/respond /reviews/{caseid:guid}/assess/views
            /reviews/{caseid:guid}/assessments/{assessmentid:guid}
            /reviews/{caseid:guid}/assessments/{assessmentid:guid}/action /reviews/{caseid:guid}/change
            /reviews/{caseid:guid}/close /reviews/{caseid:guid}/consultation /reviews/{caseid:guid}/end-exemption
            /reviews/{caseid:guid}/exempt /reviews/{caseid:guid}/reassign
            /cases /cases/new /cases/waiting /cases/{id:guid} /cases/{id:guid}/reference
            /cases/{id:guid}/print /cases/{id:guid}/consultations /cases/{id:guid}/safeguarding
            /cases/{id:guid}/contacts /cases/{id:guid}/contacts/plan /cases/{id:guid}/contacts/record
            /cases/{id:guid}/people /cases/{id:guid}/people/add /cases/{id:guid}/people/{person:guid}
            /cases/{id:guid}/workers /cases/{id:guid}/assessments /cases/{id:guid}/assessments/compare
            /cases/{id:guid}/assessments/{assessment:guid} /cases/{id:guid}/assessments/{assessment:guid}/approve
            /cases/{id:guid}/facts /cases/{id:guid}/facts/{code:int} /cases/{id:guid}/talking-points
            /cases/{id:guid}/referrals /cases/{id:guid}/referrals/match /cases/{id:guid}/referrals/new
            /cases/{id:guid}/referrals/services /cases/{id:guid}/referrals/{referralid:guid}
            /cases/{id:guid}/referrals/{referralid:guid}/moves/{kind:int:range(1,15)}
            /cases/{id:guid}/referrals/{referralid:guid}/programme-copy
            /cases/{id:guid}/referrals/{referralid:guid}/subject-copy /cases/{id:guid}/tasks/{taskid:guid}
            /cases/{id:guid}/timeline /cases/{id:guid}/record /cases/{id:guid}/roles
            /cases/{id:guid}/counter-allegations/{allegation:guid} /cases/{id:guid}/subject-access
            /cases/{id:guid}/subject-access/{subjectaccessid:guid} /directory/match /directory/match/index
            """);
        Add(Directory, """
            /directory /directory/index /directory/listings/{id:guid}
            """);
        Add([DirectoryAdmin], """
            /directory/alerts /directory/alerts/index /directory/assure /directory/export /directory/export/index
            /directory/imports /directory/imports/index /directory/imports/upload /directory/imports/{id:guid}
            /directory/listings /directory/listings/add /directory/listings/{id:guid}/assure
            /directory/listings/{id:guid}/capacity
            /directory/listings/{id:guid}/{move:regex(^(publish|suspend|archive)$)}
            /directory/listings/{id:guid}/accreditations/{which} /directory/listings/{id:guid}/area
            /directory/listings/{id:guid}/basics /directory/listings/{id:guid}/contact
            /directory/listings/{id:guid}/delivery /directory/listings/{id:guid}/eligibility
            /directory/listings/{id:guid}/places/{place} /directory/listings/{id:guid}/places/{place:guid}/address
            /directory/listings/{id:guid}/routes /directory/listings/{id:guid}/schedule
            /directory/listings/{id:guid}/support /directory/{kind:regex(^(listings|organisations)$)}/{id:guid}/history
            /directory/organisations /directory/organisations/index /directory/organisations/add
            /directory/organisations/{id:guid} /directory/organisations/{id:guid}/archive
            /directory/organisations/{id:guid}/edit
            """);
        Add(Leads, """
            /managers /managers/approvals /managers/approvals/{caseid:guid} /managers/deadlines /managers/measures
            /managers/settings /managers/settings/recipients
            /auditors/exports/{caseid:guid?} /auditors/exports/{caseid:guid}/{exportid:guid}
            /auditors/retention /auditors/retention/{caseid:guid}
            /auditors/subject-access /auditors/subject-access/new
            /auditors/subject-access/{caseid:guid}/{subjectaccessid:guid}
            /auditors/subject-access/{caseid:guid}/{subjectaccessid:guid}/items/{itemid?}
            """);
        Add([Manager], """
            /managers/settings/calendars
            /managers/settings/deliveries /managers/settings/hours /managers/settings/recipient /managers/settings/times
            /managers/settings/webhooks /managers/settings/webhooks/new /managers/settings/webhooks/{webhookid:guid}
            /managers/settings/webhooks/{webhookid:guid}/delete
            """);
        Add(Auditing, """
            /auditors /auditors/access /auditors/chain/{caseid:guid?} /auditors/disposals
            """);
        Add([Programme], """
            /programme /programme/index /programme/{referralid:guid}
            /programme/{referralid:guid}/moves/{kind:int:range(1,15)}
            """);
        Add([Auditor], "/auditors/search /auditors/verify");
        Add([PlatformAdmin], """
            /platform /platform/health /platform/jobs /platform/agencies /platform/agencies/register
            /platform/agencies/{id} /platform/agencies/{id}/edit /platform/agencies/{id}/suspend
            /platform/agencies/{id}/credentials/new /platform/agencies/{id}/credentials/{client}/revoke
            /platform/people /platform/people/invite /platform/people/{id:guid} /platform/people/{id:guid}/join
            /platform/people/{id:guid}/roles/{agency}
            /platform/people/{id:guid}/{act:regex(^(disable|enable|reset|sign-out)$)}
            """);
        return table;
    }
}
