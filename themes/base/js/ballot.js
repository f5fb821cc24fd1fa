// For invited members only: makes a ballot that nobody can recognise, and seals what they answer. Nothing is stored in the browser.
import { offerAnswer } from './ballot/answer.js';
import { offerBallot } from './ballot/get.js';
import { improveSurveys } from './survey.js';

// First, so that people are asked about their own words before anything is sealed.
improveSurveys();
offerBallot();
offerAnswer();
