// The messages of the protocol, each with what it has in common with the others.
using RiskPlatform.RiskService.Referrals;

namespace RiskPlatform.V1;

public sealed partial class SubmitReferralRequest : IMoveRequest;

public sealed partial class ReceiveReferralRequest : IMoveRequest;

public sealed partial class StartAssessingRequest : IMoveRequest;

public sealed partial class AcceptReferralRequest : IMoveRequest;

public sealed partial class RejectReferralRequest : IMoveRequest;

public sealed partial class DeferReferralRequest : IMoveRequest;

public sealed partial class PutOnWaitingListRequest : IMoveRequest;

public sealed partial class StartProgrammeRequest : IMoveRequest;

public sealed partial class CompleteReferralRequest : IMoveRequest;

public sealed partial class DeselectSubjectRequest : IMoveRequest;

public sealed partial class RecordDropOutRequest : IMoveRequest;

public sealed partial class PutOnHoldRequest : IMoveRequest;

public sealed partial class ResumeReferralRequest : IMoveRequest;

public sealed partial class WithdrawReferralRequest : IMoveRequest;

public sealed partial class RecordDeclineRequest : IMoveRequest;

public sealed partial class SubmitReferralResponse : IMoveResponse;

public sealed partial class ReceiveReferralResponse : IMoveResponse;

public sealed partial class StartAssessingResponse : IMoveResponse;

public sealed partial class AcceptReferralResponse : IMoveResponse;

public sealed partial class RejectReferralResponse : IMoveResponse;

public sealed partial class DeferReferralResponse : IMoveResponse;

public sealed partial class PutOnWaitingListResponse : IMoveResponse;

public sealed partial class StartProgrammeResponse : IMoveResponse;

public sealed partial class CompleteReferralResponse : IMoveResponse;

public sealed partial class DeselectSubjectResponse : IMoveResponse;

public sealed partial class RecordDropOutResponse : IMoveResponse;

public sealed partial class PutOnHoldResponse : IMoveResponse;

public sealed partial class ResumeReferralResponse : IMoveResponse;

public sealed partial class WithdrawReferralResponse : IMoveResponse;

public sealed partial class RecordDeclineResponse : IMoveResponse;
