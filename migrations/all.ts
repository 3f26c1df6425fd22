import { CreateMailArchive1795219200000 } from './1795219200000-CreateMailArchive';
import { CreateSearch1795219300000 } from './1795219300000-CreateSearch';
import { CreateOrganisationAndRights1795219400000 } from './1795219400000-CreateOrganisationAndRights';
import { CreateCompanyProfile1795219500000 } from './1795219500000-CreateCompanyProfile';
import { CreateRulesAndWarnings1795219700000 } from './1795219700000-CreateRulesAndWarnings';
import { AddMergingAndTransfer1795219600000 } from './1795219600000-AddMergingAndTransfer';
import { CreateOperations1795219800000 } from './1795219800000-CreateOperations';
import { CreateTeamwork1795219900000 } from './1795219900000-CreateTeamwork';
import { TuneSearchIndex1795220000000 } from './1795220000000-TuneSearchIndex';
import { CreateReviewCopy1795220100000 } from './1795220100000-CreateReviewCopy';
import { CreateCleaningDesk1795220200000 } from './1795220200000-CreateCleaningDesk';
import { IndexAnswersAndDeliveries1795220350000 } from './1795220350000-IndexAnswersAndDeliveries';
import { CreateActivities1795305600000 } from './1795305600000-CreateActivities';
import { AddBankDecisions1795305640000 } from './1795305640000-AddBankDecisions';
import { AddMailCategories1795305650000 } from './1795305650000-AddMailCategories';
import { IndexMailAddresses1795305670000 } from './1795305670000-IndexMailAddresses';
import { IndexContactLists1795305680000 } from './1795305680000-IndexContactLists';
import { WidenFilingIndices1795305660000 } from './1795305660000-WidenFilingIndices';
import { CreateGuardAndApprovals1795305620000 } from './1795305620000-CreateGuardAndApprovals';
import { IndexInsides1795305630000 } from './1795305630000-IndexInsides';
import { CreatePaneAccess1795305610000 } from './1795305610000-CreatePaneAccess';
import { CreateLeads1795392000000 } from './1795392000000-CreateLeads';
import { TellOfLeads1795392060000 } from './1795392060000-TellOfLeads';
import { CreateCampaigns1795478400000 } from './1795478400000-CreateCampaigns';
import { CreateActivities1795478460000 } from './1795478460000-CreateActivities';
import { CreateSegments1795478520000 } from './1795478520000-CreateSegments';
import { Digest1795478580000 } from './1795478580000-Digest';
import { CompanyPool1795478640000 } from './1795478640000-CompanyPool';
import { TellOfEntries1795478700000 } from './1795478700000-TellOfEntries';
import { IndexReusedIds1795478760000 } from './1795478760000-IndexReusedIds';
import { CreateExchange1795478880000 } from './1795478880000-CreateExchange';
import { AddWebSignIn1795479060000 } from './1795479060000-AddWebSignIn';
import { CreateExchangeHistory1795479120000 } from './1795479120000-CreateExchangeHistory';
import { NumberMailAddresses1795479180000 } from './1795479180000-NumberMailAddresses';
import { CreateOutbox1795478940000 } from './1795478940000-CreateOutbox';
import { CreateOutlookMarks1795479000000 } from './1795479000000-CreateOutlookMarks';

/** All migrations, oldest first. One that has landed is never edited. */
export const migrations = [
  CreateMailArchive1795219200000,
  CreateSearch1795219300000,
  CreateOrganisationAndRights1795219400000,
  CreateCompanyProfile1795219500000,
  AddMergingAndTransfer1795219600000,
  CreateRulesAndWarnings1795219700000,
  CreateOperations1795219800000,
  CreateTeamwork1795219900000,
  TuneSearchIndex1795220000000,
  CreateReviewCopy1795220100000,
  CreateCleaningDesk1795220200000,
  IndexAnswersAndDeliveries1795220350000,
  CreateActivities1795305600000,
  CreatePaneAccess1795305610000,
  CreateGuardAndApprovals1795305620000,
  IndexInsides1795305630000,
  AddBankDecisions1795305640000,
  AddMailCategories1795305650000,
  WidenFilingIndices1795305660000,
  IndexMailAddresses1795305670000,
  IndexContactLists1795305680000,
  CreateLeads1795392000000,
  TellOfLeads1795392060000,
  CreateCampaigns1795478400000,
  CreateActivities1795478460000,
  CreateSegments1795478520000,
  Digest1795478580000,
  CompanyPool1795478640000,
  TellOfEntries1795478700000,
  IndexReusedIds1795478760000,
  CreateExchange1795478880000,
  CreateOutbox1795478940000,
  CreateOutlookMarks1795479000000,
  AddWebSignIn1795479060000,
  CreateExchangeHistory1795479120000,
  NumberMailAddresses1795479180000,
];
