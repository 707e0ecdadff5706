// Made from the contract by scripts/generate.mjs; do not edit.
// @ts-nocheck
import { createRequire } from 'node:module';
import type { Validator } from './validators.js';

const require = createRequire(import.meta.url);
const exports: { results?: Validator } = {};
"use strict";
exports.results = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://upload-contract.dev/results/2","title":"upload-contract results","description":"What one run of upload-contract says of one target, requirement by requirement, with the evidence.","type":"object","additionalProperties":false,"required":["schema","contract","tool","run","target","product","capabilities","outcome","because","summary","notJudged","requirements","observations","staleExpectations","created"],"properties":{"schema":{"description":"Name and version of this schema.","const":"https://upload-contract.dev/results/2"},"contract":{"description":"The contract that the target was judged by.","type":"object","additionalProperties":false,"required":["revision","digest"],"properties":{"revision":{"type":"string","minLength":1},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"}}},"tool":{"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"upload-contract"},"version":{"type":"string","minLength":1}}},"run":{"$ref":"#/$defs/run"},"target":{"type":"object","additionalProperties":false,"required":["url","reference"],"properties":{"url":{"type":"string"},"reference":{"description":"Whether it is the reference implementation that comes with the tool.","type":"boolean"}}},"product":{"description":"What the configuration calls the target; null when it does not.","type":["object","null"],"additionalProperties":false,"properties":{"vendor":{"type":"string"},"name":{"type":"string"},"version":{"type":"string"}}},"capabilities":{"description":"What the target may lack, by name.","type":"object","additionalProperties":{"$ref":"#/$defs/capability"}},"outcome":{"enum":["conformant","partial","nonconformant","inconclusive"]},"because":{"description":"Why the outcome is what it is, in a sentence or two.","type":"string","minLength":1},"summary":{"type":"object","additionalProperties":false,"required":["requirements","must","checks","exchanges"],"properties":{"requirements":{"$ref":"#/$defs/tally","description":"All requirements."},"must":{"$ref":"#/$defs/tally","description":"Requirements of the level must."},"checks":{"$ref":"#/$defs/tally","description":"The checks of all requirements."},"exchanges":{"$ref":"#/$defs/count","description":"Exchanges that these results hold."}}},"notJudged":{"description":"Requirements that apply and were not judged, by reason.","type":"array","items":{"type":"object","additionalProperties":false,"required":["why","requirements","musts","onPurpose"],"properties":{"why":{"anyOf":[{"const":"selection"},{"$ref":"#/$defs/hindrance"}]},"requirements":{"$ref":"#/$defs/count"},"musts":{"description":"Of the level must.","$ref":"#/$defs/count"},"onPurpose":{"description":"Left out on purpose, not hindered on the way.","type":"boolean"}}}},"requirements":{"description":"In the order of the contract.","type":"array","items":{"$ref":"#/$defs/requirement"}},"observations":{"description":"What the target chose where it is free to choose, by id.","type":"array","items":{"type":"object","additionalProperties":false,"required":["id","value"],"properties":{"id":{"type":"string","minLength":1},"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]}}}},"staleExpectations":{"description":"Expected failures that did not come or name nothing, one sentence each.","type":"array","items":{"type":"string","minLength":1}},"created":{"description":"What the run created on the target, which has no method to delete it.","type":"array","items":{"type":"object","additionalProperties":false,"required":["kind","id"],"properties":{"kind":{"enum":["photo","file"]},"id":{"description":"A photo_id, or the url of a file.","type":"string"},"removed":{"description":"Cleanup removed it again.","const":true}}}},"cleanup":{"description":"What cleanup could do; left out where none is configured.","type":"object","additionalProperties":false,"required":["removed","failures"],"properties":{"removed":{"description":"Things removed, those of earlier runs included.","$ref":"#/$defs/count"},"failures":{"description":"Things that are still there.","type":"array","items":{"type":"object","additionalProperties":false,"required":["kind","id","run","problem"],"properties":{"kind":{"enum":["photo","file"]},"id":{"type":"string"},"run":{"description":"Id of the run that created it.","type":"string"},"problem":{"type":"string"}}}}}},"shardNotes":{"description":"What merge needs of a shard besides its report; left out for a whole run.","type":"object","additionalProperties":false,"required":["strict","settings","expectedFailures","failures"],"properties":{"strict":{"type":"boolean"},"settings":{"description":"A digest of each setting that decides verdicts, by its name; of no secret.","type":"object","additionalProperties":{"type":"string"}},"expectedFailures":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","reason"],"properties":{"id":{"type":"string"},"reason":{"type":"string"},"until":{"type":"string","format":"date"}}}},"failures":{"description":"Failing checks as they were found, before other failures explained them.","type":"array","items":{"type":"object","additionalProperties":false,"required":["requirement","name","reason"],"properties":{"requirement":{"$ref":"#/$defs/requirementId"},"name":{"type":"string","minLength":1},"reason":{"type":"string"},"unmet":{"type":"string"},"suspects":{"type":"array","items":{"$ref":"#/$defs/requirementId"}}}}},"endedBy":{"description":"What ended it before its end, in one line.","type":"string"}}},"warnings":{"description":"What a reader must know before trusting any verdict; left out where there is nothing.","type":"array","items":{"type":"string"}}},"$defs":{"count":{"type":"integer","minimum":0},"hindrance":{"description":"Why something was not judged; the first eleven are left out on purpose.","enum":["credentials","clock","setting","capability","backend","profile","read-only","shard","failures","choice","due","premise","limit","throttled","time","late","no-answer","callback-path","access","gone","not-run","suite"]},"milliseconds":{"type":"number","minimum":0},"level":{"enum":["must","should","may"]},"requirementId":{"type":"string","pattern":"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},"run":{"type":"object","additionalProperties":false,"required":["id","seed","runs","startedAt","finishedAt","complete","expectedChecks","executedChecks","failOn","selection","spent","harnessErrors"],"properties":{"id":{"type":"string","minLength":1},"seed":{"description":"Decides every generated value.","type":"integer"},"runs":{"description":"Random cases of each property.","$ref":"#/$defs/count"},"startedAt":{"type":"string","format":"date-time"},"finishedAt":{"type":"string","format":"date-time"},"complete":{"description":"Every check that was planned has run.","type":"boolean"},"expectedChecks":{"$ref":"#/$defs/count"},"executedChecks":{"$ref":"#/$defs/count"},"failOn":{"description":"The level from which on a failure makes a target nonconformant.","enum":["must","should"]},"selection":{"description":"What was asked for; empty lists mean all.","type":"object","additionalProperties":false,"required":["suites","requirements"],"properties":{"suites":{"type":"array","items":{"type":"string"}},"requirements":{"type":"array","items":{"type":"string"}}}},"profile":{"description":"How thoroughly the run looked; left out for standard.","enum":["smoke","thorough"]},"readOnly":{"description":"Nothing was sent that could create something.","type":"boolean"},"shard":{"description":"The part of a run that this is; left out for a whole run.","type":"object","additionalProperties":false,"required":["index","count"],"properties":{"index":{"type":"integer","minimum":1},"count":{"type":"integer","minimum":1}}},"resumedAt":{"description":"When parts of it were judged later.","type":"array","items":{"type":"string","format":"date-time"}},"shards":{"description":"The runs that these results were merged from; left out for those of a single run.","type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["id","startedAt","finishedAt","executedChecks","spent"],"properties":{"id":{"type":"string","minLength":1},"startedAt":{"type":"string","format":"date-time"},"finishedAt":{"type":"string","format":"date-time"},"executedChecks":{"$ref":"#/$defs/count"},"spent":{"$ref":"#/$defs/spent"}}}},"spent":{"$ref":"#/$defs/spent"},"observed":{"description":"Nothing was sent: exchanges of others were observed. Seed and runs are 0.","const":true},"harnessErrors":{"description":"Errors of the suite itself, which say nothing about the target.","type":"array","items":{"type":"object","additionalProperties":false,"required":["check","message"],"properties":{"check":{"type":"string"},"message":{"type":"string"}}}}}},"spent":{"type":"object","additionalProperties":false,"required":["requests","uploads","bytes"],"properties":{"requests":{"$ref":"#/$defs/count"},"uploads":{"$ref":"#/$defs/count"},"bytes":{"description":"Of request bodies.","$ref":"#/$defs/count"}}},"capability":{"type":"object","additionalProperties":false,"required":["present","source","evidence"],"properties":{"present":{"type":"boolean"},"source":{"enum":["declared","probed","configuration","assumed"]},"evidence":{"type":"string"},"contradiction":{"description":"How it shows that the target has what is declared absent.","type":"string","minLength":1}}},"tally":{"description":"How many have each verdict; those that no black box can check are counted apart.","type":"object","additionalProperties":false,"required":["pass","fail","inconclusive","not-applicable","deferred","waived","untestable"],"properties":{"pass":{"$ref":"#/$defs/count"},"fail":{"$ref":"#/$defs/count"},"inconclusive":{"$ref":"#/$defs/count"},"not-applicable":{"$ref":"#/$defs/count"},"deferred":{"$ref":"#/$defs/count"},"waived":{"$ref":"#/$defs/count"},"untestable":{"$ref":"#/$defs/count"}}},"source":{"description":"Where a requirement comes from.","type":"object","additionalProperties":false,"required":["key","title","url","section"],"properties":{"key":{"description":"In the table of sources of the contract.","type":"string"},"title":{"type":"string"},"url":{"type":"string"},"section":{"type":"string"}}},"requirement":{"type":"object","additionalProperties":false,"required":["id","level","basis","source","text","operation","verdict","reason","dependsOn","checks"],"properties":{"id":{"$ref":"#/$defs/requirementId"},"level":{"$ref":"#/$defs/level"},"basis":{"enum":["stated","implied","ecosystem"]},"source":{"description":"Title and section of each source, in one line.","type":"string"},"sources":{"type":"array","items":{"$ref":"#/$defs/source"}},"because":{"description":"Why no target that keeps the documents can fail it; left out where a document states it.","type":"string"},"text":{"type":"string"},"operation":{"description":"An operationId of the contract, or all.","type":"string"},"verdict":{"enum":["pass","fail","inconclusive","not-applicable","deferred","waived"]},"reason":{"description":"Empty for a pass.","type":"string"},"dependsOn":{"description":"The requirements whose failure hides the verdict of this one.","type":"array","items":{"$ref":"#/$defs/requirementId"}},"checks":{"type":"array","items":{"$ref":"#/$defs/check"}}}},"check":{"type":"object","additionalProperties":false,"required":["name","suite","verdict","reason","counterexample","replay","curl","duration","exchanges"],"properties":{"name":{"type":"string","minLength":1},"suite":{"type":"string"},"verdict":{"enum":["pass","fail","inconclusive","not-applicable","deferred"]},"reason":{"type":"string"},"hindrance":{"$ref":"#/$defs/hindrance"},"due":{"description":"When it can be judged: seconds since 1970 on the target's own clock. Left out unless it is deferred to that time.","type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"type":"number"},"until":{"type":"number"}}},"expected":{"type":"string"},"actual":{"type":"string"},"frequency":{"description":"Whether the failure shows always or sometimes.","type":"string"},"counterexample":{"description":"The smallest values that fail; null where there are none."},"seed":{"description":"What everything else that the failing case made up follows from.","$ref":"#/$defs/count"},"clockMoves":{"description":"When the target's clock was moved, and by how much.","type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["at","seconds"],"properties":{"at":{"description":"Milliseconds since 1970.","type":"number"},"seconds":{"type":"number"}}}},"replay":{"description":"The file with the steps, below the directory of the report; null for a check that did not fail.","type":["string","null"],"pattern":"^replay/[a-z0-9.-]+\\.json$"},"curl":{"description":"The request that shows the failure, as a command line for POSIX shells; null for a check that did not fail.","type":["string","null"]},"duration":{"$ref":"#/$defs/milliseconds"},"exchanges":{"type":"array","items":{"$ref":"#/$defs/exchange"}}}},"exchange":{"description":"One request and its answer as they went over the wire, without secrets.","type":"object","additionalProperties":false,"required":["id","startedAt","duration","call","request"],"properties":{"id":{"description":"Position within the run, from 1.","type":"integer","minimum":1},"startedAt":{"description":"Milliseconds since 1970.","type":"number"},"duration":{"$ref":"#/$defs/milliseconds"},"call":{"$ref":"#/$defs/call"},"request":{"type":"object","additionalProperties":false,"required":["method","url","headers"],"properties":{"method":{"type":"string"},"url":{"type":"string"},"headers":{"$ref":"#/$defs/pairs"},"body":{"$ref":"#/$defs/body"}}},"response":{"description":"Absent when no complete answer came.","type":"object","additionalProperties":false,"required":["status","statusText","headers","body"],"properties":{"status":{"type":"integer"},"statusText":{"type":"string"},"headers":{"$ref":"#/$defs/pairs"},"body":{"$ref":"#/$defs/body"}}},"failure":{"description":"Why no complete answer came.","type":"object","additionalProperties":false,"required":["kind","message"],"properties":{"kind":{"enum":["unreachable","timeout","broken","too-large","aborted"]},"message":{"type":"string"}}}}},"call":{"description":"The request as the check meant it.","type":"object","additionalProperties":false,"required":["operation","method","path","caller","query"],"properties":{"operation":{"enum":["getUploadToken","getReplaceToken","redeemUploadToken","redeemReplaceToken","uploadFile","readFile"]},"method":{"enum":["GET","POST"]},"path":{"description":"Below the target's address, or a whole address.","type":"string"},"caller":{"description":"Whose credentials it carries.","enum":["write","read","super","nobody","forged"]},"query":{"$ref":"#/$defs/pairs"},"form":{"$ref":"#/$defs/pairs"},"file":{"description":"A piece of a file that is described and not held.","type":"object","additionalProperties":false,"required":["descriptor","start","end","filename","type"],"properties":{"descriptor":{"$ref":"#/$defs/media"},"start":{"description":"First byte.","$ref":"#/$defs/count"},"end":{"description":"The byte after the last one.","$ref":"#/$defs/count"},"filename":{"type":"string"},"type":{"type":"string"},"first":{"description":"Stands before the fields of its form.","const":true}}},"encoding":{"enum":["urlencoded","multipart"]},"transmission":{"description":"Something odd about how the request travelled.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"tornAfter":{"description":"Bytes of the body after which the connection broke off; below zero, bytes before its end.","type":"integer"},"held":{"description":"Held back in the middle of the body.","const":true},"tampered":{"description":"What was sent in the place of the parameters that were signed.","$ref":"#/$defs/pairs"},"signed":{"description":"Where OAuth parameters stood instead of a header without a realm.","enum":["header with a realm","query","form"]},"stamped":{"description":"What OAuth said of the moment of the call: its nonce, and seconds by which its timestamp was old.","type":"object","additionalProperties":false,"required":["nonce","age"],"properties":{"nonce":{"type":"string"},"age":{"type":"number"}}},"signedAs":{"description":"What was signed instead of the call itself.","type":"object","additionalProperties":false,"properties":{"method":{"enum":["GET","POST"]},"path":{"type":"string"}}},"forged":{"description":"How the credentials were wrong.","enum":["changed","shorter","longer","key as bearer","empty signature","plain signature","signature in other case"]}}},"deliberate":{"description":"Why the request breaks the contract on purpose.","type":"string"}}},"media":{"description":"All that a file's bytes follow from.","type":"object","additionalProperties":false,"required":["kind","seed","length"],"properties":{"kind":{"enum":["png","jpeg","gif","mp4","text","lines","binary","corrupt-png","empty"]},"seed":{"type":"integer"},"length":{"description":"Bytes.","$ref":"#/$defs/count"},"width":{"type":"integer","minimum":1},"height":{"type":"integer","minimum":1},"payload":{"enum":["random","hostile","uniform"]}}},"body":{"description":"Whole when it is short text, otherwise by size and hash.","type":"object","additionalProperties":false,"required":["size"],"properties":{"size":{"description":"Bytes.","$ref":"#/$defs/count"},"sha256":{"type":"string"},"text":{"type":"string"},"truncated":{"type":"boolean"}}},"pairs":{"description":"Names and values in their order.","type":"array","items":{"type":"array","prefixItems":[{"type":"string"},{"type":"string"}],"items":false,"minItems":2}}}};
const schema41 = {"type":"object","additionalProperties":false,"required":["present","source","evidence"],"properties":{"present":{"type":"boolean"},"source":{"enum":["declared","probed","configuration","assumed"]},"evidence":{"type":"string"},"contradiction":{"description":"How it shows that the target has what is declared absent.","type":"string","minLength":1}}};
const schema33 = {"type":"integer","minimum":0};
const schema51 = {"description":"Why something was not judged; the first eleven are left out on purpose.","enum":["credentials","clock","setting","capability","backend","profile","read-only","shard","failures","choice","due","premise","limit","throttled","time","late","no-answer","callback-path","access","gone","not-run","suite"]};
const schema55 = {"type":"string","pattern":"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern4 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern5 = new RegExp("^[a-z0-9-]+(\\.[a-z0-9-]+)*$", "u");
const schema32 = {"type":"object","additionalProperties":false,"required":["id","seed","runs","startedAt","finishedAt","complete","expectedChecks","executedChecks","failOn","selection","spent","harnessErrors"],"properties":{"id":{"type":"string","minLength":1},"seed":{"description":"Decides every generated value.","type":"integer"},"runs":{"description":"Random cases of each property.","$ref":"#/$defs/count"},"startedAt":{"type":"string","format":"date-time"},"finishedAt":{"type":"string","format":"date-time"},"complete":{"description":"Every check that was planned has run.","type":"boolean"},"expectedChecks":{"$ref":"#/$defs/count"},"executedChecks":{"$ref":"#/$defs/count"},"failOn":{"description":"The level from which on a failure makes a target nonconformant.","enum":["must","should"]},"selection":{"description":"What was asked for; empty lists mean all.","type":"object","additionalProperties":false,"required":["suites","requirements"],"properties":{"suites":{"type":"array","items":{"type":"string"}},"requirements":{"type":"array","items":{"type":"string"}}}},"profile":{"description":"How thoroughly the run looked; left out for standard.","enum":["smoke","thorough"]},"readOnly":{"description":"Nothing was sent that could create something.","type":"boolean"},"shard":{"description":"The part of a run that this is; left out for a whole run.","type":"object","additionalProperties":false,"required":["index","count"],"properties":{"index":{"type":"integer","minimum":1},"count":{"type":"integer","minimum":1}}},"resumedAt":{"description":"When parts of it were judged later.","type":"array","items":{"type":"string","format":"date-time"}},"shards":{"description":"The runs that these results were merged from; left out for those of a single run.","type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["id","startedAt","finishedAt","executedChecks","spent"],"properties":{"id":{"type":"string","minLength":1},"startedAt":{"type":"string","format":"date-time"},"finishedAt":{"type":"string","format":"date-time"},"executedChecks":{"$ref":"#/$defs/count"},"spent":{"$ref":"#/$defs/spent"}}}},"spent":{"$ref":"#/$defs/spent"},"observed":{"description":"Nothing was sent: exchanges of others were observed. Seed and runs are 0.","const":true},"harnessErrors":{"description":"Errors of the suite itself, which say nothing about the target.","type":"array","items":{"type":"object","additionalProperties":false,"required":["check","message"],"properties":{"check":{"type":"string"},"message":{"type":"string"}}}}}};
const formats0 = require("ajv-formats/dist/formats").fullFormats["date-time"];
const schema37 = {"type":"object","additionalProperties":false,"required":["requests","uploads","bytes"],"properties":{"requests":{"$ref":"#/$defs/count"},"uploads":{"$ref":"#/$defs/count"},"bytes":{"description":"Of request bodies.","$ref":"#/$defs/count"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.requests === undefined) && (missing0 = "requests")) || ((data.uploads === undefined) && (missing0 = "uploads"))) || ((data.bytes === undefined) && (missing0 = "bytes"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "requests") || (key0 === "uploads")) || (key0 === "bytes"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.requests !== undefined){
let data0 = data.requests;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate22.errors = [{instancePath:instancePath+"/requests",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate22.errors = [{instancePath:instancePath+"/requests",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uploads !== undefined){
let data1 = data.uploads;
const _errs5 = errors;
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate22.errors = [{instancePath:instancePath+"/uploads",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/uploads",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bytes !== undefined){
let data2 = data.bytes;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate22.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate22.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.runs === undefined) && (missing0 = "runs"))) || ((data.startedAt === undefined) && (missing0 = "startedAt"))) || ((data.finishedAt === undefined) && (missing0 = "finishedAt"))) || ((data.complete === undefined) && (missing0 = "complete"))) || ((data.expectedChecks === undefined) && (missing0 = "expectedChecks"))) || ((data.executedChecks === undefined) && (missing0 = "executedChecks"))) || ((data.failOn === undefined) && (missing0 = "failOn"))) || ((data.selection === undefined) && (missing0 = "selection"))) || ((data.spent === undefined) && (missing0 = "spent"))) || ((data.harnessErrors === undefined) && (missing0 = "harnessErrors"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func2(data0) < 1){
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
let data1 = data.seed;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate21.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data2 = data.runs;
const _errs6 = errors;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate21.errors = [{instancePath:instancePath+"/runs",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate21.errors = [{instancePath:instancePath+"/runs",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedAt !== undefined){
let data3 = data.startedAt;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data3 === "string"){
if(!(formats0.validate(data3))){
validate21.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finishedAt !== undefined){
let data4 = data.finishedAt;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data4 === "string"){
if(!(formats0.validate(data4))){
validate21.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"#/properties/finishedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/finishedAt",schemaPath:"#/properties/finishedAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.complete !== undefined){
const _errs13 = errors;
if(typeof data.complete !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expectedChecks !== undefined){
let data6 = data.expectedChecks;
const _errs15 = errors;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate21.errors = [{instancePath:instancePath+"/expectedChecks",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate21.errors = [{instancePath:instancePath+"/expectedChecks",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.executedChecks !== undefined){
let data7 = data.executedChecks;
const _errs18 = errors;
const _errs19 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate21.errors = [{instancePath:instancePath+"/executedChecks",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/executedChecks",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failOn !== undefined){
let data8 = data.failOn;
const _errs21 = errors;
if(!((data8 === "must") || (data8 === "should"))){
validate21.errors = [{instancePath:instancePath+"/failOn",schemaPath:"#/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema32.properties.failOn.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.selection !== undefined){
let data9 = data.selection;
const _errs22 = errors;
if(errors === _errs22){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if(((data9.suites === undefined) && (missing1 = "suites")) || ((data9.requirements === undefined) && (missing1 = "requirements"))){
validate21.errors = [{instancePath:instancePath+"/selection",schemaPath:"#/properties/selection/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs24 = errors;
for(const key1 in data9){
if(!((key1 === "suites") || (key1 === "requirements"))){
validate21.errors = [{instancePath:instancePath+"/selection",schemaPath:"#/properties/selection/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data9.suites !== undefined){
let data10 = data9.suites;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data10)){
var valid5 = true;
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
const _errs27 = errors;
if(typeof data10[i0] !== "string"){
validate21.errors = [{instancePath:instancePath+"/selection/suites/" + i0,schemaPath:"#/properties/selection/properties/suites/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/selection/suites",schemaPath:"#/properties/selection/properties/suites/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.requirements !== undefined){
let data12 = data9.requirements;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data12)){
var valid6 = true;
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
const _errs31 = errors;
if(typeof data12[i1] !== "string"){
validate21.errors = [{instancePath:instancePath+"/selection/requirements/" + i1,schemaPath:"#/properties/selection/properties/requirements/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs31 === errors;
if(!valid6){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/selection/requirements",schemaPath:"#/properties/selection/properties/requirements/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/selection",schemaPath:"#/properties/selection/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.profile !== undefined){
let data14 = data.profile;
const _errs33 = errors;
if(!((data14 === "smoke") || (data14 === "thorough"))){
validate21.errors = [{instancePath:instancePath+"/profile",schemaPath:"#/properties/profile/enum",keyword:"enum",params:{allowedValues: schema32.properties.profile.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.readOnly !== undefined){
const _errs34 = errors;
if(typeof data.readOnly !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/readOnly",schemaPath:"#/properties/readOnly/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shard !== undefined){
let data16 = data.shard;
const _errs36 = errors;
if(errors === _errs36){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing2;
if(((data16.index === undefined) && (missing2 = "index")) || ((data16.count === undefined) && (missing2 = "count"))){
validate21.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs38 = errors;
for(const key2 in data16){
if(!((key2 === "index") || (key2 === "count"))){
validate21.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs38 === errors){
if(data16.index !== undefined){
let data17 = data16.index;
const _errs39 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate21.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/properties/shard/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs39){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 1 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/properties/shard/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid7 = _errs39 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data16.count !== undefined){
let data18 = data16.count;
const _errs41 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate21.errors = [{instancePath:instancePath+"/shard/count",schemaPath:"#/properties/shard/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs41){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 1 || isNaN(data18)){
validate21.errors = [{instancePath:instancePath+"/shard/count",schemaPath:"#/properties/shard/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid7 = _errs41 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resumedAt !== undefined){
let data19 = data.resumedAt;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data19)){
var valid8 = true;
const len2 = data19.length;
for(let i2=0; i2<len2; i2++){
let data20 = data19[i2];
const _errs45 = errors;
if(errors === _errs45){
if(errors === _errs45){
if(typeof data20 === "string"){
if(!(formats0.validate(data20))){
validate21.errors = [{instancePath:instancePath+"/resumedAt/" + i2,schemaPath:"#/properties/resumedAt/items/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/resumedAt/" + i2,schemaPath:"#/properties/resumedAt/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid8 = _errs45 === errors;
if(!valid8){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/resumedAt",schemaPath:"#/properties/resumedAt/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shards !== undefined){
let data21 = data.shards;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data21)){
if(data21.length < 1){
validate21.errors = [{instancePath:instancePath+"/shards",schemaPath:"#/properties/shards/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid9 = true;
const len3 = data21.length;
for(let i3=0; i3<len3; i3++){
let data22 = data21[i3];
const _errs49 = errors;
if(errors === _errs49){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing3;
if((((((data22.id === undefined) && (missing3 = "id")) || ((data22.startedAt === undefined) && (missing3 = "startedAt"))) || ((data22.finishedAt === undefined) && (missing3 = "finishedAt"))) || ((data22.executedChecks === undefined) && (missing3 = "executedChecks"))) || ((data22.spent === undefined) && (missing3 = "spent"))){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3,schemaPath:"#/properties/shards/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs51 = errors;
for(const key3 in data22){
if(!(((((key3 === "id") || (key3 === "startedAt")) || (key3 === "finishedAt")) || (key3 === "executedChecks")) || (key3 === "spent"))){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3,schemaPath:"#/properties/shards/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data22.id !== undefined){
let data23 = data22.id;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data23 === "string"){
if(func2(data23) < 1){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/id",schemaPath:"#/properties/shards/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/id",schemaPath:"#/properties/shards/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs52 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data22.startedAt !== undefined){
let data24 = data22.startedAt;
const _errs54 = errors;
if(errors === _errs54){
if(errors === _errs54){
if(typeof data24 === "string"){
if(!(formats0.validate(data24))){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/startedAt",schemaPath:"#/properties/shards/items/properties/startedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/startedAt",schemaPath:"#/properties/shards/items/properties/startedAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid10 = _errs54 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data22.finishedAt !== undefined){
let data25 = data22.finishedAt;
const _errs56 = errors;
if(errors === _errs56){
if(errors === _errs56){
if(typeof data25 === "string"){
if(!(formats0.validate(data25))){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/finishedAt",schemaPath:"#/properties/shards/items/properties/finishedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/finishedAt",schemaPath:"#/properties/shards/items/properties/finishedAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid10 = _errs56 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data22.executedChecks !== undefined){
let data26 = data22.executedChecks;
const _errs58 = errors;
const _errs59 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/executedChecks",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs59){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
validate21.errors = [{instancePath:instancePath+"/shards/" + i3+"/executedChecks",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid10 = _errs58 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data22.spent !== undefined){
const _errs61 = errors;
if(!(validate22(data22.spent, {instancePath:instancePath+"/shards/" + i3+"/spent",parentData:data22,parentDataProperty:"spent",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid10 = _errs61 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/shards/" + i3,schemaPath:"#/properties/shards/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid9 = _errs49 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/shards",schemaPath:"#/properties/shards/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spent !== undefined){
const _errs62 = errors;
if(!(validate22(data.spent, {instancePath:instancePath+"/spent",parentData:data,parentDataProperty:"spent",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.observed !== undefined){
const _errs63 = errors;
if(true !== data.observed){
validate21.errors = [{instancePath:instancePath+"/observed",schemaPath:"#/properties/observed/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.harnessErrors !== undefined){
let data30 = data.harnessErrors;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data30)){
var valid12 = true;
const len4 = data30.length;
for(let i4=0; i4<len4; i4++){
let data31 = data30[i4];
const _errs66 = errors;
if(errors === _errs66){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
let missing4;
if(((data31.check === undefined) && (missing4 = "check")) || ((data31.message === undefined) && (missing4 = "message"))){
validate21.errors = [{instancePath:instancePath+"/harnessErrors/" + i4,schemaPath:"#/properties/harnessErrors/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs68 = errors;
for(const key4 in data31){
if(!((key4 === "check") || (key4 === "message"))){
validate21.errors = [{instancePath:instancePath+"/harnessErrors/" + i4,schemaPath:"#/properties/harnessErrors/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs68 === errors){
if(data31.check !== undefined){
const _errs69 = errors;
if(typeof data31.check !== "string"){
validate21.errors = [{instancePath:instancePath+"/harnessErrors/" + i4+"/check",schemaPath:"#/properties/harnessErrors/items/properties/check/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs69 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data31.message !== undefined){
const _errs71 = errors;
if(typeof data31.message !== "string"){
validate21.errors = [{instancePath:instancePath+"/harnessErrors/" + i4+"/message",schemaPath:"#/properties/harnessErrors/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs71 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/harnessErrors/" + i4,schemaPath:"#/properties/harnessErrors/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid12 = _errs66 === errors;
if(!valid12){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/harnessErrors",schemaPath:"#/properties/harnessErrors/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs64 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema42 = {"description":"How many have each verdict; those that no black box can check are counted apart.","type":"object","additionalProperties":false,"required":["pass","fail","inconclusive","not-applicable","deferred","waived","untestable"],"properties":{"pass":{"$ref":"#/$defs/count"},"fail":{"$ref":"#/$defs/count"},"inconclusive":{"$ref":"#/$defs/count"},"not-applicable":{"$ref":"#/$defs/count"},"deferred":{"$ref":"#/$defs/count"},"waived":{"$ref":"#/$defs/count"},"untestable":{"$ref":"#/$defs/count"}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.pass === undefined) && (missing0 = "pass")) || ((data.fail === undefined) && (missing0 = "fail"))) || ((data.inconclusive === undefined) && (missing0 = "inconclusive"))) || ((data["not-applicable"] === undefined) && (missing0 = "not-applicable"))) || ((data.deferred === undefined) && (missing0 = "deferred"))) || ((data.waived === undefined) && (missing0 = "waived"))) || ((data.untestable === undefined) && (missing0 = "untestable"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "pass") || (key0 === "fail")) || (key0 === "inconclusive")) || (key0 === "not-applicable")) || (key0 === "deferred")) || (key0 === "waived")) || (key0 === "untestable"))){
validate26.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.pass !== undefined){
let data0 = data.pass;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate26.errors = [{instancePath:instancePath+"/pass",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate26.errors = [{instancePath:instancePath+"/pass",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fail !== undefined){
let data1 = data.fail;
const _errs5 = errors;
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate26.errors = [{instancePath:instancePath+"/fail",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate26.errors = [{instancePath:instancePath+"/fail",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inconclusive !== undefined){
let data2 = data.inconclusive;
const _errs8 = errors;
const _errs9 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate26.errors = [{instancePath:instancePath+"/inconclusive",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate26.errors = [{instancePath:instancePath+"/inconclusive",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["not-applicable"] !== undefined){
let data3 = data["not-applicable"];
const _errs11 = errors;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate26.errors = [{instancePath:instancePath+"/not-applicable",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate26.errors = [{instancePath:instancePath+"/not-applicable",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deferred !== undefined){
let data4 = data.deferred;
const _errs14 = errors;
const _errs15 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate26.errors = [{instancePath:instancePath+"/deferred",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
validate26.errors = [{instancePath:instancePath+"/deferred",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.waived !== undefined){
let data5 = data.waived;
const _errs17 = errors;
const _errs18 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate26.errors = [{instancePath:instancePath+"/waived",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/waived",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.untestable !== undefined){
let data6 = data.untestable;
const _errs20 = errors;
const _errs21 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate26.errors = [{instancePath:instancePath+"/untestable",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate26.errors = [{instancePath:instancePath+"/untestable",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"type":"object","additionalProperties":false,"required":["id","level","basis","source","text","operation","verdict","reason","dependsOn","checks"],"properties":{"id":{"$ref":"#/$defs/requirementId"},"level":{"$ref":"#/$defs/level"},"basis":{"enum":["stated","implied","ecosystem"]},"source":{"description":"Title and section of each source, in one line.","type":"string"},"sources":{"type":"array","items":{"$ref":"#/$defs/source"}},"because":{"description":"Why no target that keeps the documents can fail it; left out where a document states it.","type":"string"},"text":{"type":"string"},"operation":{"description":"An operationId of the contract, or all.","type":"string"},"verdict":{"enum":["pass","fail","inconclusive","not-applicable","deferred","waived"]},"reason":{"description":"Empty for a pass.","type":"string"},"dependsOn":{"description":"The requirements whose failure hides the verdict of this one.","type":"array","items":{"$ref":"#/$defs/requirementId"}},"checks":{"type":"array","items":{"$ref":"#/$defs/check"}}}};
const schema56 = {"enum":["must","should","may"]};
const schema57 = {"description":"Where a requirement comes from.","type":"object","additionalProperties":false,"required":["key","title","url","section"],"properties":{"key":{"description":"In the table of sources of the contract.","type":"string"},"title":{"type":"string"},"url":{"type":"string"},"section":{"type":"string"}}};
const schema59 = {"type":"object","additionalProperties":false,"required":["name","suite","verdict","reason","counterexample","replay","curl","duration","exchanges"],"properties":{"name":{"type":"string","minLength":1},"suite":{"type":"string"},"verdict":{"enum":["pass","fail","inconclusive","not-applicable","deferred"]},"reason":{"type":"string"},"hindrance":{"$ref":"#/$defs/hindrance"},"due":{"description":"When it can be judged: seconds since 1970 on the target's own clock. Left out unless it is deferred to that time.","type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"type":"number"},"until":{"type":"number"}}},"expected":{"type":"string"},"actual":{"type":"string"},"frequency":{"description":"Whether the failure shows always or sometimes.","type":"string"},"counterexample":{"description":"The smallest values that fail; null where there are none."},"seed":{"description":"What everything else that the failing case made up follows from.","$ref":"#/$defs/count"},"clockMoves":{"description":"When the target's clock was moved, and by how much.","type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["at","seconds"],"properties":{"at":{"description":"Milliseconds since 1970.","type":"number"},"seconds":{"type":"number"}}}},"replay":{"description":"The file with the steps, below the directory of the report; null for a check that did not fail.","type":["string","null"],"pattern":"^replay/[a-z0-9.-]+\\.json$"},"curl":{"description":"The request that shows the failure, as a command line for POSIX shells; null for a check that did not fail.","type":["string","null"]},"duration":{"$ref":"#/$defs/milliseconds"},"exchanges":{"type":"array","items":{"$ref":"#/$defs/exchange"}}}};
const schema62 = {"type":"number","minimum":0};
const pattern7 = new RegExp("^replay/[a-z0-9.-]+\\.json$", "u");
const schema63 = {"description":"One request and its answer as they went over the wire, without secrets.","type":"object","additionalProperties":false,"required":["id","startedAt","duration","call","request"],"properties":{"id":{"description":"Position within the run, from 1.","type":"integer","minimum":1},"startedAt":{"description":"Milliseconds since 1970.","type":"number"},"duration":{"$ref":"#/$defs/milliseconds"},"call":{"$ref":"#/$defs/call"},"request":{"type":"object","additionalProperties":false,"required":["method","url","headers"],"properties":{"method":{"type":"string"},"url":{"type":"string"},"headers":{"$ref":"#/$defs/pairs"},"body":{"$ref":"#/$defs/body"}}},"response":{"description":"Absent when no complete answer came.","type":"object","additionalProperties":false,"required":["status","statusText","headers","body"],"properties":{"status":{"type":"integer"},"statusText":{"type":"string"},"headers":{"$ref":"#/$defs/pairs"},"body":{"$ref":"#/$defs/body"}}},"failure":{"description":"Why no complete answer came.","type":"object","additionalProperties":false,"required":["kind","message"],"properties":{"kind":{"enum":["unreachable","timeout","broken","too-large","aborted"]},"message":{"type":"string"}}}}};
const schema66 = {"description":"Names and values in their order.","type":"array","items":{"type":"array","prefixItems":[{"type":"string"},{"type":"string"}],"items":false,"minItems":2}};
const schema65 = {"description":"The request as the check meant it.","type":"object","additionalProperties":false,"required":["operation","method","path","caller","query"],"properties":{"operation":{"enum":["getUploadToken","getReplaceToken","redeemUploadToken","redeemReplaceToken","uploadFile","readFile"]},"method":{"enum":["GET","POST"]},"path":{"description":"Below the target's address, or a whole address.","type":"string"},"caller":{"description":"Whose credentials it carries.","enum":["write","read","super","nobody","forged"]},"query":{"$ref":"#/$defs/pairs"},"form":{"$ref":"#/$defs/pairs"},"file":{"description":"A piece of a file that is described and not held.","type":"object","additionalProperties":false,"required":["descriptor","start","end","filename","type"],"properties":{"descriptor":{"$ref":"#/$defs/media"},"start":{"description":"First byte.","$ref":"#/$defs/count"},"end":{"description":"The byte after the last one.","$ref":"#/$defs/count"},"filename":{"type":"string"},"type":{"type":"string"},"first":{"description":"Stands before the fields of its form.","const":true}}},"encoding":{"enum":["urlencoded","multipart"]},"transmission":{"description":"Something odd about how the request travelled.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"tornAfter":{"description":"Bytes of the body after which the connection broke off; below zero, bytes before its end.","type":"integer"},"held":{"description":"Held back in the middle of the body.","const":true},"tampered":{"description":"What was sent in the place of the parameters that were signed.","$ref":"#/$defs/pairs"},"signed":{"description":"Where OAuth parameters stood instead of a header without a realm.","enum":["header with a realm","query","form"]},"stamped":{"description":"What OAuth said of the moment of the call: its nonce, and seconds by which its timestamp was old.","type":"object","additionalProperties":false,"required":["nonce","age"],"properties":{"nonce":{"type":"string"},"age":{"type":"number"}}},"signedAs":{"description":"What was signed instead of the call itself.","type":"object","additionalProperties":false,"properties":{"method":{"enum":["GET","POST"]},"path":{"type":"string"}}},"forged":{"description":"How the credentials were wrong.","enum":["changed","shorter","longer","key as bearer","empty signature","plain signature","signature in other case"]}}},"deliberate":{"description":"Why the request breaks the contract on purpose.","type":"string"}}};
const schema68 = {"description":"All that a file's bytes follow from.","type":"object","additionalProperties":false,"required":["kind","seed","length"],"properties":{"kind":{"enum":["png","jpeg","gif","mp4","text","lines","binary","corrupt-png","empty"]},"seed":{"type":"integer"},"length":{"description":"Bytes.","$ref":"#/$defs/count"},"width":{"type":"integer","minimum":1},"height":{"type":"integer","minimum":1},"payload":{"enum":["random","hostile","uniform"]}}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.kind === undefined) && (missing0 = "kind")) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.length === undefined) && (missing0 = "length"))){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "kind") || (key0 === "seed")) || (key0 === "length")) || (key0 === "width")) || (key0 === "height")) || (key0 === "payload"))){
validate34.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
let data0 = data.kind;
const _errs2 = errors;
if(!(((((((((data0 === "png") || (data0 === "jpeg")) || (data0 === "gif")) || (data0 === "mp4")) || (data0 === "text")) || (data0 === "lines")) || (data0 === "binary")) || (data0 === "corrupt-png")) || (data0 === "empty"))){
validate34.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema68.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
let data1 = data.seed;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate34.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.length !== undefined){
let data2 = data.length;
const _errs5 = errors;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate34.errors = [{instancePath:instancePath+"/length",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate34.errors = [{instancePath:instancePath+"/length",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.width !== undefined){
let data3 = data.width;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate34.errors = [{instancePath:instancePath+"/width",schemaPath:"#/properties/width/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
validate34.errors = [{instancePath:instancePath+"/width",schemaPath:"#/properties/width/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.height !== undefined){
let data4 = data.height;
const _errs10 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate34.errors = [{instancePath:instancePath+"/height",schemaPath:"#/properties/height/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
validate34.errors = [{instancePath:instancePath+"/height",schemaPath:"#/properties/height/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.payload !== undefined){
let data5 = data.payload;
const _errs12 = errors;
if(!(((data5 === "random") || (data5 === "hostile")) || (data5 === "uniform"))){
validate34.errors = [{instancePath:instancePath+"/payload",schemaPath:"#/properties/payload/enum",keyword:"enum",params:{allowedValues: schema68.properties.payload.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.operation === undefined) && (missing0 = "operation")) || ((data.method === undefined) && (missing0 = "method"))) || ((data.path === undefined) && (missing0 = "path"))) || ((data.caller === undefined) && (missing0 = "caller"))) || ((data.query === undefined) && (missing0 = "query"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema65.properties, key0))){
validate33.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
if(!((((((data0 === "getUploadToken") || (data0 === "getReplaceToken")) || (data0 === "redeemUploadToken")) || (data0 === "redeemReplaceToken")) || (data0 === "uploadFile")) || (data0 === "readFile"))){
validate33.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/enum",keyword:"enum",params:{allowedValues: schema65.properties.operation.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.method !== undefined){
let data1 = data.method;
const _errs3 = errors;
if(!((data1 === "GET") || (data1 === "POST"))){
validate33.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema65.properties.method.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs4 = errors;
if(typeof data.path !== "string"){
validate33.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.caller !== undefined){
let data3 = data.caller;
const _errs6 = errors;
if(!(((((data3 === "write") || (data3 === "read")) || (data3 === "super")) || (data3 === "nobody")) || (data3 === "forged"))){
validate33.errors = [{instancePath:instancePath+"/caller",schemaPath:"#/properties/caller/enum",keyword:"enum",params:{allowedValues: schema65.properties.caller.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.query !== undefined){
let data4 = data.query;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
if(data5.length < 2){
validate33.errors = [{instancePath:instancePath+"/query/" + i0,schemaPath:"#/$defs/pairs/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
const len1 = data5.length;
if(len1 > 0){
const _errs12 = errors;
if(typeof data5[0] !== "string"){
validate33.errors = [{instancePath:instancePath+"/query/" + i0+"/0",schemaPath:"#/$defs/pairs/items/prefixItems/0/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs12 === errors;
}
if(valid3){
if(len1 > 1){
const _errs14 = errors;
if(typeof data5[1] !== "string"){
validate33.errors = [{instancePath:instancePath+"/query/" + i0+"/1",schemaPath:"#/$defs/pairs/items/prefixItems/1/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
}
if(valid3){
const len2 = data5.length;
if(!(len2 <= 2)){
validate33.errors = [{instancePath:instancePath+"/query/" + i0,schemaPath:"#/$defs/pairs/items/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/query/" + i0,schemaPath:"#/$defs/pairs/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/query",schemaPath:"#/$defs/pairs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.form !== undefined){
let data8 = data.form;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data8)){
var valid5 = true;
const len3 = data8.length;
for(let i1=0; i1<len3; i1++){
let data9 = data8[i1];
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data9)){
if(data9.length < 2){
validate33.errors = [{instancePath:instancePath+"/form/" + i1,schemaPath:"#/$defs/pairs/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
const len4 = data9.length;
if(len4 > 0){
const _errs21 = errors;
if(typeof data9[0] !== "string"){
validate33.errors = [{instancePath:instancePath+"/form/" + i1+"/0",schemaPath:"#/$defs/pairs/items/prefixItems/0/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs21 === errors;
}
if(valid6){
if(len4 > 1){
const _errs23 = errors;
if(typeof data9[1] !== "string"){
validate33.errors = [{instancePath:instancePath+"/form/" + i1+"/1",schemaPath:"#/$defs/pairs/items/prefixItems/1/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs23 === errors;
}
if(valid6){
const len5 = data9.length;
if(!(len5 <= 2)){
validate33.errors = [{instancePath:instancePath+"/form/" + i1,schemaPath:"#/$defs/pairs/items/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/form/" + i1,schemaPath:"#/$defs/pairs/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs19 === errors;
if(!valid5){
break;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/form",schemaPath:"#/$defs/pairs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.file !== undefined){
let data12 = data.file;
const _errs25 = errors;
if(errors === _errs25){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing1;
if((((((data12.descriptor === undefined) && (missing1 = "descriptor")) || ((data12.start === undefined) && (missing1 = "start"))) || ((data12.end === undefined) && (missing1 = "end"))) || ((data12.filename === undefined) && (missing1 = "filename"))) || ((data12.type === undefined) && (missing1 = "type"))){
validate33.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs27 = errors;
for(const key1 in data12){
if(!((((((key1 === "descriptor") || (key1 === "start")) || (key1 === "end")) || (key1 === "filename")) || (key1 === "type")) || (key1 === "first"))){
validate33.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs27 === errors){
if(data12.descriptor !== undefined){
const _errs28 = errors;
if(!(validate34(data12.descriptor, {instancePath:instancePath+"/file/descriptor",parentData:data12,parentDataProperty:"descriptor",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid7 = _errs28 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.start !== undefined){
let data14 = data12.start;
const _errs29 = errors;
const _errs30 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate33.errors = [{instancePath:instancePath+"/file/start",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs30){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
validate33.errors = [{instancePath:instancePath+"/file/start",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid7 = _errs29 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.end !== undefined){
let data15 = data12.end;
const _errs32 = errors;
const _errs33 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate33.errors = [{instancePath:instancePath+"/file/end",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate33.errors = [{instancePath:instancePath+"/file/end",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid7 = _errs32 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.filename !== undefined){
const _errs35 = errors;
if(typeof data12.filename !== "string"){
validate33.errors = [{instancePath:instancePath+"/file/filename",schemaPath:"#/properties/file/properties/filename/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs35 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.type !== undefined){
const _errs37 = errors;
if(typeof data12.type !== "string"){
validate33.errors = [{instancePath:instancePath+"/file/type",schemaPath:"#/properties/file/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs37 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.first !== undefined){
const _errs39 = errors;
if(true !== data12.first){
validate33.errors = [{instancePath:instancePath+"/file/first",schemaPath:"#/properties/file/properties/first/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid7 = _errs39 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.encoding !== undefined){
let data19 = data.encoding;
const _errs40 = errors;
if(!((data19 === "urlencoded") || (data19 === "multipart"))){
validate33.errors = [{instancePath:instancePath+"/encoding",schemaPath:"#/properties/encoding/enum",keyword:"enum",params:{allowedValues: schema65.properties.encoding.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transmission !== undefined){
let data20 = data.transmission;
const _errs41 = errors;
if(errors === _errs41){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(Object.keys(data20).length < 1){
validate33.errors = [{instancePath:instancePath+"/transmission",schemaPath:"#/properties/transmission/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs43 = errors;
for(const key2 in data20){
if(!(((((((key2 === "tornAfter") || (key2 === "held")) || (key2 === "tampered")) || (key2 === "signed")) || (key2 === "stamped")) || (key2 === "signedAs")) || (key2 === "forged"))){
validate33.errors = [{instancePath:instancePath+"/transmission",schemaPath:"#/properties/transmission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs43 === errors){
if(data20.tornAfter !== undefined){
let data21 = data20.tornAfter;
const _errs44 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate33.errors = [{instancePath:instancePath+"/transmission/tornAfter",schemaPath:"#/properties/transmission/properties/tornAfter/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid10 = _errs44 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.held !== undefined){
const _errs46 = errors;
if(true !== data20.held){
validate33.errors = [{instancePath:instancePath+"/transmission/held",schemaPath:"#/properties/transmission/properties/held/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid10 = _errs46 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.tampered !== undefined){
let data23 = data20.tampered;
const _errs47 = errors;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data23)){
var valid12 = true;
const len6 = data23.length;
for(let i2=0; i2<len6; i2++){
let data24 = data23[i2];
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data24)){
if(data24.length < 2){
validate33.errors = [{instancePath:instancePath+"/transmission/tampered/" + i2,schemaPath:"#/$defs/pairs/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
const len7 = data24.length;
if(len7 > 0){
const _errs52 = errors;
if(typeof data24[0] !== "string"){
validate33.errors = [{instancePath:instancePath+"/transmission/tampered/" + i2+"/0",schemaPath:"#/$defs/pairs/items/prefixItems/0/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs52 === errors;
}
if(valid13){
if(len7 > 1){
const _errs54 = errors;
if(typeof data24[1] !== "string"){
validate33.errors = [{instancePath:instancePath+"/transmission/tampered/" + i2+"/1",schemaPath:"#/$defs/pairs/items/prefixItems/1/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs54 === errors;
}
if(valid13){
const len8 = data24.length;
if(!(len8 <= 2)){
validate33.errors = [{instancePath:instancePath+"/transmission/tampered/" + i2,schemaPath:"#/$defs/pairs/items/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/transmission/tampered/" + i2,schemaPath:"#/$defs/pairs/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid12 = _errs50 === errors;
if(!valid12){
break;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/transmission/tampered",schemaPath:"#/$defs/pairs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid10 = _errs47 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.signed !== undefined){
let data27 = data20.signed;
const _errs56 = errors;
if(!(((data27 === "header with a realm") || (data27 === "query")) || (data27 === "form"))){
validate33.errors = [{instancePath:instancePath+"/transmission/signed",schemaPath:"#/properties/transmission/properties/signed/enum",keyword:"enum",params:{allowedValues: schema65.properties.transmission.properties.signed.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid10 = _errs56 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.stamped !== undefined){
let data28 = data20.stamped;
const _errs57 = errors;
if(errors === _errs57){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing2;
if(((data28.nonce === undefined) && (missing2 = "nonce")) || ((data28.age === undefined) && (missing2 = "age"))){
validate33.errors = [{instancePath:instancePath+"/transmission/stamped",schemaPath:"#/properties/transmission/properties/stamped/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs59 = errors;
for(const key3 in data28){
if(!((key3 === "nonce") || (key3 === "age"))){
validate33.errors = [{instancePath:instancePath+"/transmission/stamped",schemaPath:"#/properties/transmission/properties/stamped/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs59 === errors){
if(data28.nonce !== undefined){
const _errs60 = errors;
if(typeof data28.nonce !== "string"){
validate33.errors = [{instancePath:instancePath+"/transmission/stamped/nonce",schemaPath:"#/properties/transmission/properties/stamped/properties/nonce/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs60 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.age !== undefined){
let data30 = data28.age;
const _errs62 = errors;
if(!((typeof data30 == "number") && (isFinite(data30)))){
validate33.errors = [{instancePath:instancePath+"/transmission/stamped/age",schemaPath:"#/properties/transmission/properties/stamped/properties/age/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid14 = _errs62 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/transmission/stamped",schemaPath:"#/properties/transmission/properties/stamped/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs57 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.signedAs !== undefined){
let data31 = data20.signedAs;
const _errs64 = errors;
if(errors === _errs64){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
const _errs66 = errors;
for(const key4 in data31){
if(!((key4 === "method") || (key4 === "path"))){
validate33.errors = [{instancePath:instancePath+"/transmission/signedAs",schemaPath:"#/properties/transmission/properties/signedAs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs66 === errors){
if(data31.method !== undefined){
let data32 = data31.method;
const _errs67 = errors;
if(!((data32 === "GET") || (data32 === "POST"))){
validate33.errors = [{instancePath:instancePath+"/transmission/signedAs/method",schemaPath:"#/properties/transmission/properties/signedAs/properties/method/enum",keyword:"enum",params:{allowedValues: schema65.properties.transmission.properties.signedAs.properties.method.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid15 = _errs67 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.path !== undefined){
const _errs68 = errors;
if(typeof data31.path !== "string"){
validate33.errors = [{instancePath:instancePath+"/transmission/signedAs/path",schemaPath:"#/properties/transmission/properties/signedAs/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs68 === errors;
}
else {
var valid15 = true;
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/transmission/signedAs",schemaPath:"#/properties/transmission/properties/signedAs/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs64 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.forged !== undefined){
let data34 = data20.forged;
const _errs70 = errors;
if(!(((((((data34 === "changed") || (data34 === "shorter")) || (data34 === "longer")) || (data34 === "key as bearer")) || (data34 === "empty signature")) || (data34 === "plain signature")) || (data34 === "signature in other case"))){
validate33.errors = [{instancePath:instancePath+"/transmission/forged",schemaPath:"#/properties/transmission/properties/forged/enum",keyword:"enum",params:{allowedValues: schema65.properties.transmission.properties.forged.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid10 = _errs70 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/transmission",schemaPath:"#/properties/transmission/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deliberate !== undefined){
const _errs71 = errors;
if(typeof data.deliberate !== "string"){
validate33.errors = [{instancePath:instancePath+"/deliberate",schemaPath:"#/properties/deliberate/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs71 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema74 = {"description":"Whole when it is short text, otherwise by size and hash.","type":"object","additionalProperties":false,"required":["size"],"properties":{"size":{"description":"Bytes.","$ref":"#/$defs/count"},"sha256":{"type":"string"},"text":{"type":"string"},"truncated":{"type":"boolean"}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.size === undefined) && (missing0 = "size")){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "size") || (key0 === "sha256")) || (key0 === "text")) || (key0 === "truncated"))){
validate37.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.size !== undefined){
let data0 = data.size;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate37.errors = [{instancePath:instancePath+"/size",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate37.errors = [{instancePath:instancePath+"/size",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sha256 !== undefined){
const _errs5 = errors;
if(typeof data.sha256 !== "string"){
validate37.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs7 = errors;
if(typeof data.text !== "string"){
validate37.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.truncated !== undefined){
const _errs9 = errors;
if(typeof data.truncated !== "boolean"){
validate37.errors = [{instancePath:instancePath+"/truncated",schemaPath:"#/properties/truncated/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.id === undefined) && (missing0 = "id")) || ((data.startedAt === undefined) && (missing0 = "startedAt"))) || ((data.duration === undefined) && (missing0 = "duration"))) || ((data.call === undefined) && (missing0 = "call"))) || ((data.request === undefined) && (missing0 = "request"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "id") || (key0 === "startedAt")) || (key0 === "duration")) || (key0 === "call")) || (key0 === "request")) || (key0 === "response")) || (key0 === "failure"))){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate32.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate32.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedAt !== undefined){
let data1 = data.startedAt;
const _errs4 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate32.errors = [{instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duration !== undefined){
let data2 = data.duration;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate32.errors = [{instancePath:instancePath+"/duration",schemaPath:"#/$defs/milliseconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/duration",schemaPath:"#/$defs/milliseconds/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call !== undefined){
const _errs9 = errors;
if(!(validate33(data.call, {instancePath:instancePath+"/call",parentData:data,parentDataProperty:"call",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request !== undefined){
let data4 = data.request;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((data4.method === undefined) && (missing1 = "method")) || ((data4.url === undefined) && (missing1 = "url"))) || ((data4.headers === undefined) && (missing1 = "headers"))){
validate32.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data4){
if(!((((key1 === "method") || (key1 === "url")) || (key1 === "headers")) || (key1 === "body"))){
validate32.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.method !== undefined){
const _errs13 = errors;
if(typeof data4.method !== "string"){
validate32.errors = [{instancePath:instancePath+"/request/method",schemaPath:"#/properties/request/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.url !== undefined){
const _errs15 = errors;
if(typeof data4.url !== "string"){
validate32.errors = [{instancePath:instancePath+"/request/url",schemaPath:"#/properties/request/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.headers !== undefined){
let data7 = data4.headers;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data7)){
var valid4 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data8)){
if(data8.length < 2){
validate32.errors = [{instancePath:instancePath+"/request/headers/" + i0,schemaPath:"#/$defs/pairs/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
const len1 = data8.length;
if(len1 > 0){
const _errs22 = errors;
if(typeof data8[0] !== "string"){
validate32.errors = [{instancePath:instancePath+"/request/headers/" + i0+"/0",schemaPath:"#/$defs/pairs/items/prefixItems/0/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs22 === errors;
}
if(valid5){
if(len1 > 1){
const _errs24 = errors;
if(typeof data8[1] !== "string"){
validate32.errors = [{instancePath:instancePath+"/request/headers/" + i0+"/1",schemaPath:"#/$defs/pairs/items/prefixItems/1/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs24 === errors;
}
if(valid5){
const len2 = data8.length;
if(!(len2 <= 2)){
validate32.errors = [{instancePath:instancePath+"/request/headers/" + i0,schemaPath:"#/$defs/pairs/items/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/request/headers/" + i0,schemaPath:"#/$defs/pairs/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs20 === errors;
if(!valid4){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/request/headers",schemaPath:"#/$defs/pairs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.body !== undefined){
const _errs26 = errors;
if(!(validate37(data4.body, {instancePath:instancePath+"/request/body",parentData:data4,parentDataProperty:"body",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.response !== undefined){
let data12 = data.response;
const _errs27 = errors;
if(errors === _errs27){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if(((((data12.status === undefined) && (missing2 = "status")) || ((data12.statusText === undefined) && (missing2 = "statusText"))) || ((data12.headers === undefined) && (missing2 = "headers"))) || ((data12.body === undefined) && (missing2 = "body"))){
validate32.errors = [{instancePath:instancePath+"/response",schemaPath:"#/properties/response/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 in data12){
if(!((((key2 === "status") || (key2 === "statusText")) || (key2 === "headers")) || (key2 === "body"))){
validate32.errors = [{instancePath:instancePath+"/response",schemaPath:"#/properties/response/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data12.status !== undefined){
let data13 = data12.status;
const _errs30 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate32.errors = [{instancePath:instancePath+"/response/status",schemaPath:"#/properties/response/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid6 = _errs30 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.statusText !== undefined){
const _errs32 = errors;
if(typeof data12.statusText !== "string"){
validate32.errors = [{instancePath:instancePath+"/response/statusText",schemaPath:"#/properties/response/properties/statusText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.headers !== undefined){
let data15 = data12.headers;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data15)){
var valid8 = true;
const len3 = data15.length;
for(let i1=0; i1<len3; i1++){
let data16 = data15[i1];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data16)){
if(data16.length < 2){
validate32.errors = [{instancePath:instancePath+"/response/headers/" + i1,schemaPath:"#/$defs/pairs/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
const len4 = data16.length;
if(len4 > 0){
const _errs39 = errors;
if(typeof data16[0] !== "string"){
validate32.errors = [{instancePath:instancePath+"/response/headers/" + i1+"/0",schemaPath:"#/$defs/pairs/items/prefixItems/0/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs39 === errors;
}
if(valid9){
if(len4 > 1){
const _errs41 = errors;
if(typeof data16[1] !== "string"){
validate32.errors = [{instancePath:instancePath+"/response/headers/" + i1+"/1",schemaPath:"#/$defs/pairs/items/prefixItems/1/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs41 === errors;
}
if(valid9){
const len5 = data16.length;
if(!(len5 <= 2)){
validate32.errors = [{instancePath:instancePath+"/response/headers/" + i1,schemaPath:"#/$defs/pairs/items/items",keyword:"items",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/response/headers/" + i1,schemaPath:"#/$defs/pairs/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid8 = _errs37 === errors;
if(!valid8){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/response/headers",schemaPath:"#/$defs/pairs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.body !== undefined){
const _errs43 = errors;
if(!(validate37(data12.body, {instancePath:instancePath+"/response/body",parentData:data12,parentDataProperty:"body",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid6 = _errs43 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/response",schemaPath:"#/properties/response/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failure !== undefined){
let data20 = data.failure;
const _errs44 = errors;
if(errors === _errs44){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
let missing3;
if(((data20.kind === undefined) && (missing3 = "kind")) || ((data20.message === undefined) && (missing3 = "message"))){
validate32.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs46 = errors;
for(const key3 in data20){
if(!((key3 === "kind") || (key3 === "message"))){
validate32.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs46 === errors){
if(data20.kind !== undefined){
let data21 = data20.kind;
const _errs47 = errors;
if(!(((((data21 === "unreachable") || (data21 === "timeout")) || (data21 === "broken")) || (data21 === "too-large")) || (data21 === "aborted"))){
validate32.errors = [{instancePath:instancePath+"/failure/kind",schemaPath:"#/properties/failure/properties/kind/enum",keyword:"enum",params:{allowedValues: schema63.properties.failure.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid10 = _errs47 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.message !== undefined){
const _errs48 = errors;
if(typeof data20.message !== "string"){
validate32.errors = [{instancePath:instancePath+"/failure/message",schemaPath:"#/properties/failure/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid10 = _errs48 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.name === undefined) && (missing0 = "name")) || ((data.suite === undefined) && (missing0 = "suite"))) || ((data.verdict === undefined) && (missing0 = "verdict"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.counterexample === undefined) && (missing0 = "counterexample"))) || ((data.replay === undefined) && (missing0 = "replay"))) || ((data.curl === undefined) && (missing0 = "curl"))) || ((data.duration === undefined) && (missing0 = "duration"))) || ((data.exchanges === undefined) && (missing0 = "exchanges"))){
validate31.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema59.properties, key0))){
validate31.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func2(data0) < 1){
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.suite !== undefined){
const _errs4 = errors;
if(typeof data.suite !== "string"){
validate31.errors = [{instancePath:instancePath+"/suite",schemaPath:"#/properties/suite/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdict !== undefined){
let data2 = data.verdict;
const _errs6 = errors;
if(!(((((data2 === "pass") || (data2 === "fail")) || (data2 === "inconclusive")) || (data2 === "not-applicable")) || (data2 === "deferred"))){
validate31.errors = [{instancePath:instancePath+"/verdict",schemaPath:"#/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema59.properties.verdict.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs7 = errors;
if(typeof data.reason !== "string"){
validate31.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hindrance !== undefined){
let data4 = data.hindrance;
const _errs9 = errors;
if(!((((((((((((((((((((((data4 === "credentials") || (data4 === "clock")) || (data4 === "setting")) || (data4 === "capability")) || (data4 === "backend")) || (data4 === "profile")) || (data4 === "read-only")) || (data4 === "shard")) || (data4 === "failures")) || (data4 === "choice")) || (data4 === "due")) || (data4 === "premise")) || (data4 === "limit")) || (data4 === "throttled")) || (data4 === "time")) || (data4 === "late")) || (data4 === "no-answer")) || (data4 === "callback-path")) || (data4 === "access")) || (data4 === "gone")) || (data4 === "not-run")) || (data4 === "suite"))){
validate31.errors = [{instancePath:instancePath+"/hindrance",schemaPath:"#/$defs/hindrance/enum",keyword:"enum",params:{allowedValues: schema51.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.due !== undefined){
let data5 = data.due;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((data5.from === undefined) && (missing1 = "from")){
validate31.errors = [{instancePath:instancePath+"/due",schemaPath:"#/properties/due/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs13 = errors;
for(const key1 in data5){
if(!((key1 === "from") || (key1 === "until"))){
validate31.errors = [{instancePath:instancePath+"/due",schemaPath:"#/properties/due/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs13 === errors){
if(data5.from !== undefined){
let data6 = data5.from;
const _errs14 = errors;
if(!((typeof data6 == "number") && (isFinite(data6)))){
validate31.errors = [{instancePath:instancePath+"/due/from",schemaPath:"#/properties/due/properties/from/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.until !== undefined){
let data7 = data5.until;
const _errs16 = errors;
if(!((typeof data7 == "number") && (isFinite(data7)))){
validate31.errors = [{instancePath:instancePath+"/due/until",schemaPath:"#/properties/due/properties/until/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/due",schemaPath:"#/properties/due/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expected !== undefined){
const _errs18 = errors;
if(typeof data.expected !== "string"){
validate31.errors = [{instancePath:instancePath+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actual !== undefined){
const _errs20 = errors;
if(typeof data.actual !== "string"){
validate31.errors = [{instancePath:instancePath+"/actual",schemaPath:"#/properties/actual/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.frequency !== undefined){
const _errs22 = errors;
if(typeof data.frequency !== "string"){
validate31.errors = [{instancePath:instancePath+"/frequency",schemaPath:"#/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
let data11 = data.seed;
const _errs24 = errors;
const _errs25 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate31.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
validate31.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clockMoves !== undefined){
let data12 = data.clockMoves;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data12)){
if(data12.length < 1){
validate31.errors = [{instancePath:instancePath+"/clockMoves",schemaPath:"#/properties/clockMoves/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs29 = errors;
if(errors === _errs29){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing2;
if(((data13.at === undefined) && (missing2 = "at")) || ((data13.seconds === undefined) && (missing2 = "seconds"))){
validate31.errors = [{instancePath:instancePath+"/clockMoves/" + i0,schemaPath:"#/properties/clockMoves/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs31 = errors;
for(const key2 in data13){
if(!((key2 === "at") || (key2 === "seconds"))){
validate31.errors = [{instancePath:instancePath+"/clockMoves/" + i0,schemaPath:"#/properties/clockMoves/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs31 === errors){
if(data13.at !== undefined){
let data14 = data13.at;
const _errs32 = errors;
if(!((typeof data14 == "number") && (isFinite(data14)))){
validate31.errors = [{instancePath:instancePath+"/clockMoves/" + i0+"/at",schemaPath:"#/properties/clockMoves/items/properties/at/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.seconds !== undefined){
let data15 = data13.seconds;
const _errs34 = errors;
if(!((typeof data15 == "number") && (isFinite(data15)))){
validate31.errors = [{instancePath:instancePath+"/clockMoves/" + i0+"/seconds",schemaPath:"#/properties/clockMoves/items/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/clockMoves/" + i0,schemaPath:"#/properties/clockMoves/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs29 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/clockMoves",schemaPath:"#/properties/clockMoves/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replay !== undefined){
let data16 = data.replay;
const _errs36 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate31.errors = [{instancePath:instancePath+"/replay",schemaPath:"#/properties/replay/type",keyword:"type",params:{type: schema59.properties.replay.type},message:"must be string,null"}];
return false;
}
if(errors === _errs36){
if(typeof data16 === "string"){
if(!pattern7.test(data16)){
validate31.errors = [{instancePath:instancePath+"/replay",schemaPath:"#/properties/replay/pattern",keyword:"pattern",params:{pattern: "^replay/[a-z0-9.-]+\\.json$"},message:"must match pattern \""+"^replay/[a-z0-9.-]+\\.json$"+"\""}];
return false;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.curl !== undefined){
let data17 = data.curl;
const _errs38 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate31.errors = [{instancePath:instancePath+"/curl",schemaPath:"#/properties/curl/type",keyword:"type",params:{type: schema59.properties.curl.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duration !== undefined){
let data18 = data.duration;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate31.errors = [{instancePath:instancePath+"/duration",schemaPath:"#/$defs/milliseconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/duration",schemaPath:"#/$defs/milliseconds/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exchanges !== undefined){
let data19 = data.exchanges;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data19)){
var valid7 = true;
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
const _errs45 = errors;
if(!(validate32(data19[i1], {instancePath:instancePath+"/exchanges/" + i1,parentData:data19,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var valid7 = _errs45 === errors;
if(!valid7){
break;
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/exchanges",schemaPath:"#/properties/exchanges/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.id === undefined) && (missing0 = "id")) || ((data.level === undefined) && (missing0 = "level"))) || ((data.basis === undefined) && (missing0 = "basis"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.text === undefined) && (missing0 = "text"))) || ((data.operation === undefined) && (missing0 = "operation"))) || ((data.verdict === undefined) && (missing0 = "verdict"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.dependsOn === undefined) && (missing0 = "dependsOn"))) || ((data.checks === undefined) && (missing0 = "checks"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema54.properties, key0))){
validate30.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
validate30.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/requirementId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/requirementId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.level !== undefined){
let data1 = data.level;
const _errs5 = errors;
if(!(((data1 === "must") || (data1 === "should")) || (data1 === "may"))){
validate30.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema56.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basis !== undefined){
let data2 = data.basis;
const _errs7 = errors;
if(!(((data2 === "stated") || (data2 === "implied")) || (data2 === "ecosystem"))){
validate30.errors = [{instancePath:instancePath+"/basis",schemaPath:"#/properties/basis/enum",keyword:"enum",params:{allowedValues: schema54.properties.basis.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs8 = errors;
if(typeof data.source !== "string"){
validate30.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sources !== undefined){
let data4 = data.sources;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((((data5.key === undefined) && (missing1 = "key")) || ((data5.title === undefined) && (missing1 = "title"))) || ((data5.url === undefined) && (missing1 = "url"))) || ((data5.section === undefined) && (missing1 = "section"))){
validate30.errors = [{instancePath:instancePath+"/sources/" + i0,schemaPath:"#/$defs/source/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key1 in data5){
if(!((((key1 === "key") || (key1 === "title")) || (key1 === "url")) || (key1 === "section"))){
validate30.errors = [{instancePath:instancePath+"/sources/" + i0,schemaPath:"#/$defs/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data5.key !== undefined){
const _errs16 = errors;
if(typeof data5.key !== "string"){
validate30.errors = [{instancePath:instancePath+"/sources/" + i0+"/key",schemaPath:"#/$defs/source/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs16 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data5.title !== undefined){
const _errs18 = errors;
if(typeof data5.title !== "string"){
validate30.errors = [{instancePath:instancePath+"/sources/" + i0+"/title",schemaPath:"#/$defs/source/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs18 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data5.url !== undefined){
const _errs20 = errors;
if(typeof data5.url !== "string"){
validate30.errors = [{instancePath:instancePath+"/sources/" + i0+"/url",schemaPath:"#/$defs/source/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data5.section !== undefined){
const _errs22 = errors;
if(typeof data5.section !== "string"){
validate30.errors = [{instancePath:instancePath+"/sources/" + i0+"/section",schemaPath:"#/$defs/source/properties/section/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/sources/" + i0,schemaPath:"#/$defs/source/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.because !== undefined){
const _errs24 = errors;
if(typeof data.because !== "string"){
validate30.errors = [{instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
const _errs26 = errors;
if(typeof data.text !== "string"){
validate30.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operation !== undefined){
const _errs28 = errors;
if(typeof data.operation !== "string"){
validate30.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdict !== undefined){
let data13 = data.verdict;
const _errs30 = errors;
if(!((((((data13 === "pass") || (data13 === "fail")) || (data13 === "inconclusive")) || (data13 === "not-applicable")) || (data13 === "deferred")) || (data13 === "waived"))){
validate30.errors = [{instancePath:instancePath+"/verdict",schemaPath:"#/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema54.properties.verdict.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
const _errs31 = errors;
if(typeof data.reason !== "string"){
validate30.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dependsOn !== undefined){
let data15 = data.dependsOn;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data15)){
var valid6 = true;
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
const _errs35 = errors;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate30.errors = [{instancePath:instancePath+"/dependsOn/" + i1,schemaPath:"#/$defs/requirementId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/dependsOn/" + i1,schemaPath:"#/$defs/requirementId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs35 === errors;
if(!valid6){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/dependsOn",schemaPath:"#/properties/dependsOn/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.checks !== undefined){
let data17 = data.checks;
const _errs38 = errors;
if(errors === _errs38){
if(Array.isArray(data17)){
var valid8 = true;
const len2 = data17.length;
for(let i2=0; i2<len2; i2++){
const _errs40 = errors;
if(!(validate31(data17[i2], {instancePath:instancePath+"/checks/" + i2,parentData:data17,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid8 = _errs40 === errors;
if(!valid8){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/checks",schemaPath:"#/properties/checks/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const formats10 = require("ajv-formats/dist/formats").fullFormats.date;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://upload-contract.dev/results/2" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((data.schema === undefined) && (missing0 = "schema")) || ((data.contract === undefined) && (missing0 = "contract"))) || ((data.tool === undefined) && (missing0 = "tool"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.target === undefined) && (missing0 = "target"))) || ((data.product === undefined) && (missing0 = "product"))) || ((data.capabilities === undefined) && (missing0 = "capabilities"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.because === undefined) && (missing0 = "because"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.notJudged === undefined) && (missing0 = "notJudged"))) || ((data.requirements === undefined) && (missing0 = "requirements"))) || ((data.observations === undefined) && (missing0 = "observations"))) || ((data.staleExpectations === undefined) && (missing0 = "staleExpectations"))) || ((data.created === undefined) && (missing0 = "created"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.schema !== undefined){
const _errs2 = errors;
if("https://upload-contract.dev/results/2" !== data.schema){
validate20.errors = [{instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/const",keyword:"const",params:{allowedValue: "https://upload-contract.dev/results/2"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contract !== undefined){
let data1 = data.contract;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.revision === undefined) && (missing1 = "revision")) || ((data1.digest === undefined) && (missing1 = "digest"))){
validate20.errors = [{instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs5 = errors;
for(const key1 in data1){
if(!((key1 === "revision") || (key1 === "digest"))){
validate20.errors = [{instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs5 === errors){
if(data1.revision !== undefined){
let data2 = data1.revision;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(func2(data2) < 1){
validate20.errors = [{instancePath:instancePath+"/contract/revision",schemaPath:"#/properties/contract/properties/revision/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/contract/revision",schemaPath:"#/properties/contract/properties/revision/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.digest !== undefined){
let data3 = data1.digest;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate20.errors = [{instancePath:instancePath+"/contract/digest",schemaPath:"#/properties/contract/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/contract/digest",schemaPath:"#/properties/contract/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tool !== undefined){
let data4 = data.tool;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if(((data4.name === undefined) && (missing2 = "name")) || ((data4.version === undefined) && (missing2 = "version"))){
validate20.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key2 in data4){
if(!((key2 === "name") || (key2 === "version"))){
validate20.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.name !== undefined){
const _errs13 = errors;
if("upload-contract" !== data4.name){
validate20.errors = [{instancePath:instancePath+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{allowedValue: "upload-contract"},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.version !== undefined){
let data6 = data4.version;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(func2(data6) < 1){
validate20.errors = [{instancePath:instancePath+"/tool/version",schemaPath:"#/properties/tool/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs16 = errors;
if(!(validate21(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.target !== undefined){
let data8 = data.target;
const _errs17 = errors;
if(errors === _errs17){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing3;
if(((data8.url === undefined) && (missing3 = "url")) || ((data8.reference === undefined) && (missing3 = "reference"))){
validate20.errors = [{instancePath:instancePath+"/target",schemaPath:"#/properties/target/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key3 in data8){
if(!((key3 === "url") || (key3 === "reference"))){
validate20.errors = [{instancePath:instancePath+"/target",schemaPath:"#/properties/target/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data8.url !== undefined){
const _errs20 = errors;
if(typeof data8.url !== "string"){
validate20.errors = [{instancePath:instancePath+"/target/url",schemaPath:"#/properties/target/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.reference !== undefined){
const _errs22 = errors;
if(typeof data8.reference !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/target/reference",schemaPath:"#/properties/target/properties/reference/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.product !== undefined){
let data11 = data.product;
const _errs24 = errors;
if((!(data11 && typeof data11 == "object" && !Array.isArray(data11))) && (data11 !== null)){
validate20.errors = [{instancePath:instancePath+"/product",schemaPath:"#/properties/product/type",keyword:"type",params:{type: schema31.properties.product.type},message:"must be object,null"}];
return false;
}
if(errors === _errs24){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
const _errs26 = errors;
for(const key4 in data11){
if(!(((key4 === "vendor") || (key4 === "name")) || (key4 === "version"))){
validate20.errors = [{instancePath:instancePath+"/product",schemaPath:"#/properties/product/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs26 === errors){
if(data11.vendor !== undefined){
const _errs27 = errors;
if(typeof data11.vendor !== "string"){
validate20.errors = [{instancePath:instancePath+"/product/vendor",schemaPath:"#/properties/product/properties/vendor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.name !== undefined){
const _errs29 = errors;
if(typeof data11.name !== "string"){
validate20.errors = [{instancePath:instancePath+"/product/name",schemaPath:"#/properties/product/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.version !== undefined){
const _errs31 = errors;
if(typeof data11.version !== "string"){
validate20.errors = [{instancePath:instancePath+"/product/version",schemaPath:"#/properties/product/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs31 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.capabilities !== undefined){
let data15 = data.capabilities;
const _errs33 = errors;
if(errors === _errs33){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key5 in data15){
let data16 = data15[key5];
const _errs36 = errors;
const _errs37 = errors;
if(errors === _errs37){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing4;
if((((data16.present === undefined) && (missing4 = "present")) || ((data16.source === undefined) && (missing4 = "source"))) || ((data16.evidence === undefined) && (missing4 = "evidence"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/capability/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs39 = errors;
for(const key6 in data16){
if(!((((key6 === "present") || (key6 === "source")) || (key6 === "evidence")) || (key6 === "contradiction"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/capability/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs39 === errors){
if(data16.present !== undefined){
const _errs40 = errors;
if(typeof data16.present !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/present",schemaPath:"#/$defs/capability/properties/present/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid7 = _errs40 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data16.source !== undefined){
let data18 = data16.source;
const _errs42 = errors;
if(!((((data18 === "declared") || (data18 === "probed")) || (data18 === "configuration")) || (data18 === "assumed"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/$defs/capability/properties/source/enum",keyword:"enum",params:{allowedValues: schema41.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid7 = _errs42 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data16.evidence !== undefined){
const _errs43 = errors;
if(typeof data16.evidence !== "string"){
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/evidence",schemaPath:"#/$defs/capability/properties/evidence/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs43 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data16.contradiction !== undefined){
let data20 = data16.contradiction;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data20 === "string"){
if(func2(data20) < 1){
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/contradiction",schemaPath:"#/$defs/capability/properties/contradiction/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/contradiction",schemaPath:"#/$defs/capability/properties/contradiction/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs45 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/capability/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs36 === errors;
if(!valid5){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data21 = data.outcome;
const _errs47 = errors;
if(!((((data21 === "conformant") || (data21 === "partial")) || (data21 === "nonconformant")) || (data21 === "inconclusive"))){
validate20.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema31.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.because !== undefined){
let data22 = data.because;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data22 === "string"){
if(func2(data22) < 1){
validate20.errors = [{instancePath:instancePath+"/because",schemaPath:"#/properties/because/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/because",schemaPath:"#/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
let data23 = data.summary;
const _errs50 = errors;
if(errors === _errs50){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
let missing5;
if(((((data23.requirements === undefined) && (missing5 = "requirements")) || ((data23.must === undefined) && (missing5 = "must"))) || ((data23.checks === undefined) && (missing5 = "checks"))) || ((data23.exchanges === undefined) && (missing5 = "exchanges"))){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs52 = errors;
for(const key7 in data23){
if(!((((key7 === "requirements") || (key7 === "must")) || (key7 === "checks")) || (key7 === "exchanges"))){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs52 === errors){
if(data23.requirements !== undefined){
const _errs53 = errors;
if(!(validate26(data23.requirements, {instancePath:instancePath+"/summary/requirements",parentData:data23,parentDataProperty:"requirements",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid8 = _errs53 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data23.must !== undefined){
const _errs54 = errors;
if(!(validate26(data23.must, {instancePath:instancePath+"/summary/must",parentData:data23,parentDataProperty:"must",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data23.checks !== undefined){
const _errs55 = errors;
if(!(validate26(data23.checks, {instancePath:instancePath+"/summary/checks",parentData:data23,parentDataProperty:"checks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid8 = _errs55 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data23.exchanges !== undefined){
let data27 = data23.exchanges;
const _errs56 = errors;
const _errs57 = errors;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
validate20.errors = [{instancePath:instancePath+"/summary/exchanges",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs57){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
validate20.errors = [{instancePath:instancePath+"/summary/exchanges",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid8 = _errs56 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notJudged !== undefined){
let data28 = data.notJudged;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data28)){
var valid10 = true;
const len0 = data28.length;
for(let i0=0; i0<len0; i0++){
let data29 = data28[i0];
const _errs61 = errors;
if(errors === _errs61){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing6;
if(((((data29.why === undefined) && (missing6 = "why")) || ((data29.requirements === undefined) && (missing6 = "requirements"))) || ((data29.musts === undefined) && (missing6 = "musts"))) || ((data29.onPurpose === undefined) && (missing6 = "onPurpose"))){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0,schemaPath:"#/properties/notJudged/items/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs63 = errors;
for(const key8 in data29){
if(!((((key8 === "why") || (key8 === "requirements")) || (key8 === "musts")) || (key8 === "onPurpose"))){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0,schemaPath:"#/properties/notJudged/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs63 === errors){
if(data29.why !== undefined){
let data30 = data29.why;
const _errs64 = errors;
const _errs65 = errors;
let valid12 = false;
const _errs66 = errors;
if("selection" !== data30){
const err0 = {instancePath:instancePath+"/notJudged/" + i0+"/why",schemaPath:"#/properties/notJudged/items/properties/why/anyOf/0/const",keyword:"const",params:{allowedValue: "selection"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs66 === errors;
valid12 = valid12 || _valid0;
const _errs67 = errors;
if(!((((((((((((((((((((((data30 === "credentials") || (data30 === "clock")) || (data30 === "setting")) || (data30 === "capability")) || (data30 === "backend")) || (data30 === "profile")) || (data30 === "read-only")) || (data30 === "shard")) || (data30 === "failures")) || (data30 === "choice")) || (data30 === "due")) || (data30 === "premise")) || (data30 === "limit")) || (data30 === "throttled")) || (data30 === "time")) || (data30 === "late")) || (data30 === "no-answer")) || (data30 === "callback-path")) || (data30 === "access")) || (data30 === "gone")) || (data30 === "not-run")) || (data30 === "suite"))){
const err1 = {instancePath:instancePath+"/notJudged/" + i0+"/why",schemaPath:"#/$defs/hindrance/enum",keyword:"enum",params:{allowedValues: schema51.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs67 === errors;
valid12 = valid12 || _valid0;
if(!valid12){
const err2 = {instancePath:instancePath+"/notJudged/" + i0+"/why",schemaPath:"#/properties/notJudged/items/properties/why/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs65;
if(vErrors !== null){
if(_errs65){
vErrors.length = _errs65;
}
else {
vErrors = null;
}
}
}
var valid11 = _errs64 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.requirements !== undefined){
let data31 = data29.requirements;
const _errs69 = errors;
const _errs70 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0+"/requirements",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs70){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 0 || isNaN(data31)){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0+"/requirements",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid11 = _errs69 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.musts !== undefined){
let data32 = data29.musts;
const _errs72 = errors;
const _errs73 = errors;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0+"/musts",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs73){
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 < 0 || isNaN(data32)){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0+"/musts",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid11 = _errs72 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.onPurpose !== undefined){
const _errs75 = errors;
if(typeof data29.onPurpose !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0+"/onPurpose",schemaPath:"#/properties/notJudged/items/properties/onPurpose/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid11 = _errs75 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/notJudged/" + i0,schemaPath:"#/properties/notJudged/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs61 === errors;
if(!valid10){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/notJudged",schemaPath:"#/properties/notJudged/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requirements !== undefined){
let data34 = data.requirements;
const _errs77 = errors;
if(errors === _errs77){
if(Array.isArray(data34)){
var valid16 = true;
const len1 = data34.length;
for(let i1=0; i1<len1; i1++){
const _errs79 = errors;
if(!(validate30(data34[i1], {instancePath:instancePath+"/requirements/" + i1,parentData:data34,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid16 = _errs79 === errors;
if(!valid16){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/requirements",schemaPath:"#/properties/requirements/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs77 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.observations !== undefined){
let data36 = data.observations;
const _errs80 = errors;
if(errors === _errs80){
if(Array.isArray(data36)){
var valid17 = true;
const len2 = data36.length;
for(let i2=0; i2<len2; i2++){
let data37 = data36[i2];
const _errs82 = errors;
if(errors === _errs82){
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
let missing7;
if(((data37.id === undefined) && (missing7 = "id")) || ((data37.value === undefined) && (missing7 = "value"))){
validate20.errors = [{instancePath:instancePath+"/observations/" + i2,schemaPath:"#/properties/observations/items/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs84 = errors;
for(const key9 in data37){
if(!((key9 === "id") || (key9 === "value"))){
validate20.errors = [{instancePath:instancePath+"/observations/" + i2,schemaPath:"#/properties/observations/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs84 === errors){
if(data37.id !== undefined){
let data38 = data37.id;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data38 === "string"){
if(func2(data38) < 1){
validate20.errors = [{instancePath:instancePath+"/observations/" + i2+"/id",schemaPath:"#/properties/observations/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/observations/" + i2+"/id",schemaPath:"#/properties/observations/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid18 = _errs85 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data37.value !== undefined){
let data39 = data37.value;
const _errs87 = errors;
const _errs88 = errors;
let valid19 = false;
const _errs89 = errors;
if(typeof data39 !== "string"){
const err3 = {instancePath:instancePath+"/observations/" + i2+"/value",schemaPath:"#/properties/observations/items/properties/value/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs89 === errors;
valid19 = valid19 || _valid1;
const _errs91 = errors;
if(!((typeof data39 == "number") && (isFinite(data39)))){
const err4 = {instancePath:instancePath+"/observations/" + i2+"/value",schemaPath:"#/properties/observations/items/properties/value/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs91 === errors;
valid19 = valid19 || _valid1;
const _errs93 = errors;
if(typeof data39 !== "boolean"){
const err5 = {instancePath:instancePath+"/observations/" + i2+"/value",schemaPath:"#/properties/observations/items/properties/value/anyOf/2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid1 = _errs93 === errors;
valid19 = valid19 || _valid1;
if(!valid19){
const err6 = {instancePath:instancePath+"/observations/" + i2+"/value",schemaPath:"#/properties/observations/items/properties/value/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs88;
if(vErrors !== null){
if(_errs88){
vErrors.length = _errs88;
}
else {
vErrors = null;
}
}
}
var valid18 = _errs87 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/observations/" + i2,schemaPath:"#/properties/observations/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid17 = _errs82 === errors;
if(!valid17){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/observations",schemaPath:"#/properties/observations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs80 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.staleExpectations !== undefined){
let data40 = data.staleExpectations;
const _errs95 = errors;
if(errors === _errs95){
if(Array.isArray(data40)){
var valid20 = true;
const len3 = data40.length;
for(let i3=0; i3<len3; i3++){
let data41 = data40[i3];
const _errs97 = errors;
if(errors === _errs97){
if(typeof data41 === "string"){
if(func2(data41) < 1){
validate20.errors = [{instancePath:instancePath+"/staleExpectations/" + i3,schemaPath:"#/properties/staleExpectations/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/staleExpectations/" + i3,schemaPath:"#/properties/staleExpectations/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid20 = _errs97 === errors;
if(!valid20){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/staleExpectations",schemaPath:"#/properties/staleExpectations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs95 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.created !== undefined){
let data42 = data.created;
const _errs99 = errors;
if(errors === _errs99){
if(Array.isArray(data42)){
var valid21 = true;
const len4 = data42.length;
for(let i4=0; i4<len4; i4++){
let data43 = data42[i4];
const _errs101 = errors;
if(errors === _errs101){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing8;
if(((data43.kind === undefined) && (missing8 = "kind")) || ((data43.id === undefined) && (missing8 = "id"))){
validate20.errors = [{instancePath:instancePath+"/created/" + i4,schemaPath:"#/properties/created/items/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
const _errs103 = errors;
for(const key10 in data43){
if(!(((key10 === "kind") || (key10 === "id")) || (key10 === "removed"))){
validate20.errors = [{instancePath:instancePath+"/created/" + i4,schemaPath:"#/properties/created/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs103 === errors){
if(data43.kind !== undefined){
let data44 = data43.kind;
const _errs104 = errors;
if(!((data44 === "photo") || (data44 === "file"))){
validate20.errors = [{instancePath:instancePath+"/created/" + i4+"/kind",schemaPath:"#/properties/created/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.created.items.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid22 = _errs104 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.id !== undefined){
const _errs105 = errors;
if(typeof data43.id !== "string"){
validate20.errors = [{instancePath:instancePath+"/created/" + i4+"/id",schemaPath:"#/properties/created/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid22 = _errs105 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.removed !== undefined){
const _errs107 = errors;
if(true !== data43.removed){
validate20.errors = [{instancePath:instancePath+"/created/" + i4+"/removed",schemaPath:"#/properties/created/items/properties/removed/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid22 = _errs107 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/created/" + i4,schemaPath:"#/properties/created/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid21 = _errs101 === errors;
if(!valid21){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/created",schemaPath:"#/properties/created/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs99 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cleanup !== undefined){
let data47 = data.cleanup;
const _errs108 = errors;
if(errors === _errs108){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing9;
if(((data47.removed === undefined) && (missing9 = "removed")) || ((data47.failures === undefined) && (missing9 = "failures"))){
validate20.errors = [{instancePath:instancePath+"/cleanup",schemaPath:"#/properties/cleanup/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
const _errs110 = errors;
for(const key11 in data47){
if(!((key11 === "removed") || (key11 === "failures"))){
validate20.errors = [{instancePath:instancePath+"/cleanup",schemaPath:"#/properties/cleanup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs110 === errors){
if(data47.removed !== undefined){
let data48 = data47.removed;
const _errs111 = errors;
const _errs112 = errors;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
validate20.errors = [{instancePath:instancePath+"/cleanup/removed",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs112){
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 < 0 || isNaN(data48)){
validate20.errors = [{instancePath:instancePath+"/cleanup/removed",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid23 = _errs111 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data47.failures !== undefined){
let data49 = data47.failures;
const _errs114 = errors;
if(errors === _errs114){
if(Array.isArray(data49)){
var valid25 = true;
const len5 = data49.length;
for(let i5=0; i5<len5; i5++){
let data50 = data49[i5];
const _errs116 = errors;
if(errors === _errs116){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing10;
if(((((data50.kind === undefined) && (missing10 = "kind")) || ((data50.id === undefined) && (missing10 = "id"))) || ((data50.run === undefined) && (missing10 = "run"))) || ((data50.problem === undefined) && (missing10 = "problem"))){
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5,schemaPath:"#/properties/cleanup/properties/failures/items/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
const _errs118 = errors;
for(const key12 in data50){
if(!((((key12 === "kind") || (key12 === "id")) || (key12 === "run")) || (key12 === "problem"))){
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5,schemaPath:"#/properties/cleanup/properties/failures/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs118 === errors){
if(data50.kind !== undefined){
let data51 = data50.kind;
const _errs119 = errors;
if(!((data51 === "photo") || (data51 === "file"))){
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5+"/kind",schemaPath:"#/properties/cleanup/properties/failures/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.cleanup.properties.failures.items.properties.kind.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid26 = _errs119 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.id !== undefined){
const _errs120 = errors;
if(typeof data50.id !== "string"){
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5+"/id",schemaPath:"#/properties/cleanup/properties/failures/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs120 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.run !== undefined){
const _errs122 = errors;
if(typeof data50.run !== "string"){
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5+"/run",schemaPath:"#/properties/cleanup/properties/failures/items/properties/run/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs122 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.problem !== undefined){
const _errs124 = errors;
if(typeof data50.problem !== "string"){
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5+"/problem",schemaPath:"#/properties/cleanup/properties/failures/items/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs124 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cleanup/failures/" + i5,schemaPath:"#/properties/cleanup/properties/failures/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid25 = _errs116 === errors;
if(!valid25){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cleanup/failures",schemaPath:"#/properties/cleanup/properties/failures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid23 = _errs114 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cleanup",schemaPath:"#/properties/cleanup/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs108 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shardNotes !== undefined){
let data55 = data.shardNotes;
const _errs126 = errors;
if(errors === _errs126){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
let missing11;
if(((((data55.strict === undefined) && (missing11 = "strict")) || ((data55.settings === undefined) && (missing11 = "settings"))) || ((data55.expectedFailures === undefined) && (missing11 = "expectedFailures"))) || ((data55.failures === undefined) && (missing11 = "failures"))){
validate20.errors = [{instancePath:instancePath+"/shardNotes",schemaPath:"#/properties/shardNotes/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"}];
return false;
}
else {
const _errs128 = errors;
for(const key13 in data55){
if(!(((((key13 === "strict") || (key13 === "settings")) || (key13 === "expectedFailures")) || (key13 === "failures")) || (key13 === "endedBy"))){
validate20.errors = [{instancePath:instancePath+"/shardNotes",schemaPath:"#/properties/shardNotes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs128 === errors){
if(data55.strict !== undefined){
const _errs129 = errors;
if(typeof data55.strict !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/strict",schemaPath:"#/properties/shardNotes/properties/strict/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid27 = _errs129 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data55.settings !== undefined){
let data57 = data55.settings;
const _errs131 = errors;
if(errors === _errs131){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
for(const key14 in data57){
const _errs134 = errors;
if(typeof data57[key14] !== "string"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/settings/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/shardNotes/properties/settings/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid28 = _errs134 === errors;
if(!valid28){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/settings",schemaPath:"#/properties/shardNotes/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid27 = _errs131 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data55.expectedFailures !== undefined){
let data59 = data55.expectedFailures;
const _errs136 = errors;
if(errors === _errs136){
if(Array.isArray(data59)){
var valid29 = true;
const len6 = data59.length;
for(let i6=0; i6<len6; i6++){
let data60 = data59[i6];
const _errs138 = errors;
if(errors === _errs138){
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
let missing12;
if(((data60.id === undefined) && (missing12 = "id")) || ((data60.reason === undefined) && (missing12 = "reason"))){
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6,schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'"}];
return false;
}
else {
const _errs140 = errors;
for(const key15 in data60){
if(!(((key15 === "id") || (key15 === "reason")) || (key15 === "until"))){
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6,schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs140 === errors){
if(data60.id !== undefined){
const _errs141 = errors;
if(typeof data60.id !== "string"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6+"/id",schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid30 = _errs141 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data60.reason !== undefined){
const _errs143 = errors;
if(typeof data60.reason !== "string"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6+"/reason",schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid30 = _errs143 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data60.until !== undefined){
let data63 = data60.until;
const _errs145 = errors;
if(errors === _errs145){
if(errors === _errs145){
if(typeof data63 === "string"){
if(!(formats10.validate(data63))){
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6+"/until",schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/properties/until/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6+"/until",schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid30 = _errs145 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures/" + i6,schemaPath:"#/properties/shardNotes/properties/expectedFailures/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid29 = _errs138 === errors;
if(!valid29){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/expectedFailures",schemaPath:"#/properties/shardNotes/properties/expectedFailures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid27 = _errs136 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data55.failures !== undefined){
let data64 = data55.failures;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data64)){
var valid31 = true;
const len7 = data64.length;
for(let i7=0; i7<len7; i7++){
let data65 = data64[i7];
const _errs149 = errors;
if(errors === _errs149){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
let missing13;
if((((data65.requirement === undefined) && (missing13 = "requirement")) || ((data65.name === undefined) && (missing13 = "name"))) || ((data65.reason === undefined) && (missing13 = "reason"))){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7,schemaPath:"#/properties/shardNotes/properties/failures/items/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'"}];
return false;
}
else {
const _errs151 = errors;
for(const key16 in data65){
if(!(((((key16 === "requirement") || (key16 === "name")) || (key16 === "reason")) || (key16 === "unmet")) || (key16 === "suspects"))){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7,schemaPath:"#/properties/shardNotes/properties/failures/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs151 === errors){
if(data65.requirement !== undefined){
let data66 = data65.requirement;
const _errs152 = errors;
const _errs153 = errors;
if(errors === _errs153){
if(typeof data66 === "string"){
if(!pattern5.test(data66)){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/requirement",schemaPath:"#/$defs/requirementId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/requirement",schemaPath:"#/$defs/requirementId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid32 = _errs152 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data65.name !== undefined){
let data67 = data65.name;
const _errs155 = errors;
if(errors === _errs155){
if(typeof data67 === "string"){
if(func2(data67) < 1){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/name",schemaPath:"#/properties/shardNotes/properties/failures/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/name",schemaPath:"#/properties/shardNotes/properties/failures/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid32 = _errs155 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data65.reason !== undefined){
const _errs157 = errors;
if(typeof data65.reason !== "string"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/reason",schemaPath:"#/properties/shardNotes/properties/failures/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid32 = _errs157 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data65.unmet !== undefined){
const _errs159 = errors;
if(typeof data65.unmet !== "string"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/unmet",schemaPath:"#/properties/shardNotes/properties/failures/items/properties/unmet/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid32 = _errs159 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data65.suspects !== undefined){
let data70 = data65.suspects;
const _errs161 = errors;
if(errors === _errs161){
if(Array.isArray(data70)){
var valid34 = true;
const len8 = data70.length;
for(let i8=0; i8<len8; i8++){
let data71 = data70[i8];
const _errs163 = errors;
const _errs164 = errors;
if(errors === _errs164){
if(typeof data71 === "string"){
if(!pattern5.test(data71)){
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/suspects/" + i8,schemaPath:"#/$defs/requirementId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/suspects/" + i8,schemaPath:"#/$defs/requirementId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid34 = _errs163 === errors;
if(!valid34){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7+"/suspects",schemaPath:"#/properties/shardNotes/properties/failures/items/properties/suspects/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid32 = _errs161 === errors;
}
else {
var valid32 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures/" + i7,schemaPath:"#/properties/shardNotes/properties/failures/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid31 = _errs149 === errors;
if(!valid31){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes/failures",schemaPath:"#/properties/shardNotes/properties/failures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid27 = _errs147 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data55.endedBy !== undefined){
const _errs166 = errors;
if(typeof data55.endedBy !== "string"){
validate20.errors = [{instancePath:instancePath+"/shardNotes/endedBy",schemaPath:"#/properties/shardNotes/properties/endedBy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid27 = _errs166 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shardNotes",schemaPath:"#/properties/shardNotes/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs126 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.warnings !== undefined){
let data73 = data.warnings;
const _errs168 = errors;
if(errors === _errs168){
if(Array.isArray(data73)){
var valid36 = true;
const len9 = data73.length;
for(let i9=0; i9<len9; i9++){
const _errs170 = errors;
if(typeof data73[i9] !== "string"){
validate20.errors = [{instancePath:instancePath+"/warnings/" + i9,schemaPath:"#/properties/warnings/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid36 = _errs170 === errors;
if(!valid36){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs168 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** Whether a value is what results.json may hold. */
export const isResults: Validator = exports.results;
